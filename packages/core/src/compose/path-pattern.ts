import { ConfigInvalidError } from "../errors/index.js";

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

/** Texts, stars and choices, one after the other. */
type Sequence = readonly (string | readonly Sequence[])[];

/** Positions in a path, from before its first character to behind its last, in order. */
type Positions = readonly number[];

/** How long a pattern may be, in characters. */
export const longestPattern = 1000;

/**
 * Reads a pattern; a brace that is not closed stands for itself. What is done for a path grows with the lengths of pattern
 * and path alone, whatever stars and choices there are.
 *
 * @throws NG_CONFIG_INVALID where it has more than 1000 characters
 */
export function pathPattern(text: string): PathPattern {
  if (text.length > longestPattern) {
    const message = "the pattern of paths is too long";
    throw new ConfigInvalidError({
      message,
      expected: `at most ${longestPattern} characters`,
      found: `${text.length}`,
    });
  }
  const sequence = parseSequence(text.trim());
  return {
    test: (path) => leads(sequence, [0], [path.length], path),
    unmet: (paths) => {
      const met = new Set<Sequence>();
      for (const path of paths) noteMet(sequence, [0], [path.length], path, met);
      return unmet([], sequence, [], met);
    },
  };
}

function parseSequence(text: string): Sequence {
  const parts: (string | readonly Sequence[])[] = [];
  let rest = text;
  for (;;) {
    const open = closedBrace(rest);
    if (open === undefined) return [...parts, ...texts(rest)];
    const choices = splitAtCommas(rest.slice(open.start + 1, open.end)).map((choice) => parseSequence(choice.trim()));
    for (const part of texts(rest.slice(0, open.start))) parts.push(part);
    parts.push(choices);
    rest = rest.slice(open.end + 1);
  }
}

/** A text with its stars apart. */
function texts(text: string): readonly string[] {
  return text.split(/(\*+)/).filter((part) => part !== "");
}

/** The first brace that is closed, and where. */
function closedBrace(text: string): { readonly start: number; readonly end: number } | undefined {
  for (let start = text.indexOf("{"); start >= 0; start = text.indexOf("{", start + 1)) {
    const end = closingBrace(text, start);
    if (end >= 0) return { start, end };
  }
  return undefined;
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

/** Where a sequence can end that begins at one of the positions. */
function forward(sequence: Sequence, starts: Positions, path: string): Positions {
  let from = starts;
  for (const part of sequence) {
    if (from.length === 0) return from;
    if (typeof part !== "string") from = united(part.map((choice) => forward(choice, from, path)));
    else if (part.startsWith("*")) from = past(part, from, path);
    else from = from.filter((at) => path.startsWith(part, at)).map((at) => at + part.length);
  }
  return from;
}

/** The positions to which a star leads: all of a name, or of the rest of the path. */
function past(stars: string, from: Positions, path: string): Positions {
  const to: number[] = [];
  for (const start of from)
    for (let at = Math.max(start, (to.at(-1) ?? -1) + 1); at <= path.length; at += 1) {
      if (stars === "*" && at > start && path[at - 1] === ".") break;
      to.push(at);
    }
  return to;
}

/** Where a sequence can begin that ends at one of the positions: forward, of all read from right to left. */
function backward(sequence: Sequence, ends: Positions, path: string): Positions {
  const mirrored = (positions: Positions): Positions => positions.map((at) => path.length - at).toReversed();
  return mirrored(forward(fromRight(sequence), mirrored(ends), textFromRight(path)));
}

function fromRight(sequence: Sequence): Sequence {
  return sequence.map((part) => (typeof part === "string" ? textFromRight(part) : part.map(fromRight))).toReversed();
}

function textFromRight(text: string): string {
  return text.split("").toReversed().join("");
}

/** Whether a sequence leads from one of the positions to an end that is meant. */
function leads(sequence: Sequence, starts: Positions, ends: Positions, path: string): boolean {
  const reached = new Set(forward(sequence, starts, path));
  return ends.some((end) => reached.has(end));
}

/** Notes each choice by which a path meets the pattern: all but those that stand in one that it does not meet. */
function noteMet(sequence: Sequence, starts: Positions, ends: Positions, path: string, met: Set<Sequence>): void {
  if (!leads(sequence, starts, ends, path)) return;
  met.add(sequence);
  const after = [ends];
  for (const part of sequence.slice(1).toReversed()) after.push(backward([part], after.at(-1) ?? ends, path));
  let before = starts;
  for (const part of sequence) {
    const then = after.pop() ?? ends;
    if (typeof part !== "string") for (const choice of part) noteMet(choice, before, then, path, met);
    before = forward([part], before, path);
  }
}

/** The choices of `sequence` that are not met; `before` and `after` stand around it. */
function unmet(before: Sequence, sequence: Sequence, after: Sequence, met: ReadonlySet<Sequence>): readonly string[] {
  const whole = [...before, ...sequence, ...after];
  const isChoice = whole.length === 1 && typeof whole[0] !== "string";
  if (!isChoice && !met.has(sequence)) return [textOf(whole)];
  return sequence.flatMap((part, index) => {
    if (typeof part === "string") return [];
    const [left, right] = [sequence.slice(0, index), sequence.slice(index + 1)];
    return part.flatMap((choice) => unmet([...before, ...left], choice, [...right, ...after], met));
  });
}

function united(all: readonly Positions[]): Positions {
  const some = all.filter((positions) => positions.length > 0);
  return some.length < 2 ? (some[0] ?? []) : [...new Set(some.flat())].toSorted((a, b) => a - b);
}

function textOf(sequence: Sequence): string {
  return sequence.map((part) => (typeof part === "string" ? part : `{${part.map(textOf).join(",")}}`)).join("");
}
