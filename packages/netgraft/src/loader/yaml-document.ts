import { limitOf, withinLimit } from "@netgraft/core/config";
import { Composer, type CST, Lexer, type LineCounter, type ParsedNode, Parser, type YAMLError } from "yaml";

/** What is wrong with a text. */
export interface YamlProblem {
  /** The place, in UTF-16 units from the start. */
  readonly offset: number;
  readonly message: string;
  readonly expected?: string;
}

/** A text as YAML has it, or what is wrong with it. */
export interface YamlDocument {
  readonly contents: ParsedNode | null;
  readonly problems: readonly YamlProblem[];
}

/**
 * Parses a text as YAML 1.2, of which JSON is a part. How much there is of it, and how deep it is nested, is held to the limits while it
 * is read, so that time and memory are linear in what is read, and bounded.
 *
 * That the keys of a map differ is left to the caller: the parser would compare each with all others.
 */
export function yamlDocument(text: string, lines: LineCounter): YamlDocument {
  const passed: YamlProblem[] = [];
  const composer = new Composer({ lineCounter: lines, prettyErrors: false, uniqueKeys: false, version: "1.2" });
  const tokens = tokensOf(text, lines, (problem) => void passed.push(problem));
  const [document, second] = composer.compose(tokens, true, text.length);
  const found = [...(document?.errors ?? []), ...(document?.warnings ?? [])].map(problemOf);
  const [limit] = passed;
  // What is wrong before it can be why there is so much: a colon too many begins a map.
  const before = limit === undefined ? found : found.filter(({ offset }) => offset < limit.offset);
  if (limit !== undefined) return { contents: null, problems: before.length > 0 ? before : [limit] };
  if (second !== undefined)
    found.push({ offset: second.range[0], message: "a second document begins here, and a file holds one config" });
  return { contents: document?.contents ?? null, problems: found };
}

/** Signs, spaces, comments and ends of lines that a value has around it, at most: what is more is no config. */
const partsOfValue = 12;

/** The tokens of a text, up to where a limit is passed. */
function* tokensOf(
  text: string,
  lines: LineCounter,
  onPassed: (problem: YamlProblem) => void,
): Generator<CST.Token, void> {
  const [values, depth] = [limitOf("values"), limitOf("depth")];
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let parts = 0;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    parts += 1;
    // Around a value there are the document and what it is nested in; the value itself may be one more.
    const isTooDeep = parser.stack.length > depth + 2;
    if (!isTooDeep && parts <= values * partsOfValue) continue;
    onPassed({
      offset: parser.offset,
      message: isTooDeep ? tooDeep : tooManyValues(),
      expected: withinLimit(isTooDeep ? "depth" : "values"),
    });
    break;
  }
  yield* parser.end();
}

/** What is said of a text whose values are nested beyond the limit. */
export const tooDeep = "the values are nested too deeply";

/** What is said of a text with too many values. */
export function tooManyValues(): string {
  return `the config has more than ${limitOf("values")} values`;
}

/** A sentence of the parser's as problems have them: `Map keys must be unique.` becomes `map keys must be unique`. */
function problemOf({ message, pos }: YAMLError): YamlProblem {
  return { offset: pos[0], message: message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "") };
}
