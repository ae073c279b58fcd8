import {
  ConfigSyntaxError,
  describeOrigin,
  type NetgraftError,
  type Origin,
  type Sourced,
  type SourcedEntry,
  sourcedList,
  sourcedMap,
  sourcedScalar,
} from "@netgraft/core/config";
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type ParsedNode,
  type YAMLError,
} from "yaml";

/** How many values a config may have; aliases of aliases could otherwise fill the memory. */
const mostValues = 100_000;

/** How many problems of one file are told; an open bracket can make the parser find thousands. */
const mostTold = 10;

/**
 * Reads a config as YAML 1.2, of which JSON is a part, into a tree that knows where each value was written.
 * @param file as messages show it
 * @throws NG_CONFIG_SYNTAX with line and column
 */
export function parseYaml(text: string, file: string): Sourced {
  const lines = new LineCounter();
  const originAt = (offset: number): Origin => {
    const { line, col: column } = lines.linePos(offset);
    return { kind: "file", name: file, line, column };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  assertParsed([...document.errors, ...document.warnings], originAt);
  return new Reader(document, (node) => (node === null ? { kind: "file", name: file } : originAt(node.range[0]))).read(
    document.contents,
  );
}

/** One walk over a parsed document. */
class Reader {
  #values = 0;
  /** The aliased nodes around the value at hand. */
  readonly #open = new Set<ParsedNode>();

  constructor(
    private readonly document: Document,
    private readonly originOf: (node: ParsedNode | null) => Origin,
  ) {}

  read(node: ParsedNode | null): Sourced {
    const origin = this.originOf(node);
    this.#values += 1;
    if (this.#values > mostValues) throw syntaxError(origin, `the config has more than ${mostValues} values`);
    if (node === null) return sourcedScalar(null, origin);
    if (isAlias(node)) return this.#aliased(node, origin);
    if (isMap(node)) {
      return sourcedMap(
        node.items.map(({ key, value }) => this.#entry(key, value)),
        origin,
      );
    }
    if (isSeq(node)) {
      return sourcedList(
        node.items.map((item) => this.read(item)),
        origin,
      );
    }
    const { value } = node;
    if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number")
      return sourcedScalar(value, origin);
    throw syntaxError(origin, "a value of a kind that configs do not have");
  }

  #entry(key: ParsedNode, value: ParsedNode | null): readonly [string, SourcedEntry] {
    const keyOrigin = this.originOf(key);
    if (!isScalar(key) || !["string", "number", "boolean"].includes(typeof key.value))
      throw syntaxError(keyOrigin, "a key must be plain text");
    // One of the three, as was just checked.
    const name = `${key.value as string | number | boolean}`;
    return [name, { keyOrigin, value: value === null ? sourcedScalar(null, keyOrigin) : this.read(value) }];
  }

  #aliased(alias: Alias, origin: Origin): Sourced {
    // Nodes of a parsed document are parsed nodes, with ranges.
    const target = alias.resolve(this.document) as ParsedNode | undefined;
    if (target === undefined) throw syntaxError(origin, `there is no anchor "&${alias.source}" before this alias`);
    if (this.#open.has(target)) throw syntaxError(origin, `what the alias "*${alias.source}" stands for contains it`);
    this.#open.add(target);
    const value = this.read(target);
    this.#open.delete(target);
    return value;
  }
}

/** @throws NG_CONFIG_SYNTAX with what the parser found, the first problems first */
function assertParsed(errors: readonly YAMLError[], originAt: (offset: number) => Origin): void {
  if (errors.length === 0) return;
  const exhausted = errors.find(({ message }) => /call stack/i.test(message));
  const told = exhausted === undefined ? errors.slice(0, mostTold) : [exhausted];
  throw new ConfigSyntaxError(
    told.map((error) => ({ message: clauseOf(error), source: describeOrigin(originAt(error.pos[0])) })),
  );
}

/** The error for something that YAML has and configs have not. */
function syntaxError(origin: Origin, message: string): NetgraftError {
  return new ConfigSyntaxError({ message, source: describeOrigin(origin) });
}

/** A sentence of the parser's as problems have them: `Map keys must be unique.` becomes `map keys must be unique`. */
function clauseOf({ code, message }: YAMLError): string {
  if (/call stack/i.test(message)) return "the values are nested too deeply";
  if (code === "MULTIPLE_DOCS") return "a second document begins here, and a file holds one config";
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "");
}
