/**
 * A pattern of paths: `*` stands for any name (all but dots), `**` for any path, `{a, b}` for one of its choices, which
 * may have choices of their own. Spaces around a choice mean nothing; every other character stands for itself.
 */
export interface PathPattern {
  /** Whether the pattern is one of the whole path. */
  test(path: string): boolean;
  /**
   * What of the pattern none of the paths meets: the whole pattern, or the pattern with a choice that is met by none, such
   * as `layer9.0` of `{layer2.1,layer9.0}` and `layer2.9` of `layer2.{1,9}`.
   */
  unmet(paths: Iterable<string>): readonly string[];
}

/** Texts and choices, one after the other. */
type Sequence = readonly (string | readonly Sequence[])[];

/** Reads a pattern; a brace that is not closed stands for itself. */
export function pathPattern(text: string): PathPattern {
  const sequence = parseSequence(text.trim());
  const expression = expressionOf(sequence);
  return {
    test: (path) => expression.test(path),
    unmet: (paths) => unmet([], sequence, [], [...paths]),
  };
}

function parseSequence(text: string): Sequence {
  const open = text.indexOf("{");
  const close = open < 0 ? -1 : closingBrace(text, open);
  if (open < 0) return text === "" ? [] : [text];
  if (close < 0) return joined(text.slice(0, open + 1), parseSequence(text.slice(open + 1)));
  const choices = splitAtCommas(text.slice(open + 1, close)).map((choice) => parseSequence(choice.trim()));
  return [...(open === 0 ? [] : [text.slice(0, open)]), choices, ...parseSequence(text.slice(close + 1))];
}

function joined(text: string, [first, ...rest]: Sequence): Sequence {
  return typeof first === "string" ? [text + first, ...rest] : [text, ...(first === undefined ? [] : [first]), ...rest];
}

function closingBrace(text: string, open: number): number {
  for (let at = open, depth = 0; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return -1;
}

function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "{") at = Math.max(at, closingBrace(text, at));
    else if (text[at] === ",") {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** The choices of `sequence` that lead to none of the paths; `before` and `after` stand around it. */
function unmet(before: Sequence, sequence: Sequence, after: Sequence, paths: readonly string[]): readonly string[] {
  const whole = [...before, ...sequence, ...after];
  const expression = expressionOf(whole);
  const isChoice = whole.length === 1 && typeof whole[0] !== "string";
  if (!isChoice && !paths.some((path) => expression.test(path))) return [textOf(whole)];
  return sequence.flatMap((part, index) => {
    if (typeof part === "string") return [];
    const [left, right] = [sequence.slice(0, index), sequence.slice(index + 1)];
    return part.flatMap((choice) => unmet([...before, ...left], choice, [...right, ...after], paths));
  });
}

function expressionOf(sequence: Sequence): RegExp {
  const source = (parts: Sequence): string =>
    parts.map((part) => (typeof part === "string" ? escaped(part) : `(?:${part.map(source).join("|")})`)).join("");
  return new RegExp(`^${source(sequence)}$`);
}

function escaped(text: string): string {
  const literal = text.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  return literal.replaceAll(/\*+/g, (stars) => (stars.length > 1 ? ".*" : "[^.]*"));
}

function textOf(sequence: Sequence): string {
  return sequence.map((part) => (typeof part === "string" ? part : `{${part.map(textOf).join(",")}}`)).join("");
}
