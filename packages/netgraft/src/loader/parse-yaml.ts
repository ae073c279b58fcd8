import {
  ConfigSyntaxError,
  type NetgraftError,
  type Origin,
  type Sourced,
  sourcedList,
  sourcedMap,
  type SourcedEntry,
  sourcedScalar,
} from "@netgraft/core";
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
  type Range,
} from "yaml";

/** How many values a config may have; aliases of aliases could otherwise fill the memory. */
const mostValues = 100_000;

/**
 * Reads a config as YAML 1.2, of which JSON is a part, into a tree that knows where each value was written.
 * @param file as messages show it
 * @throws NG_CONFIG_SYNTAX with line and column
 */
export function parseYaml(text: string, file: string): Sourced {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  const origin = (range: Range | null | undefined): Origin => {
    if (range === null || range === undefined) return { kind: "file", name: file };
    const { line, col: column } = lines.linePos(range[0]);
    return { kind: "file", name: file, line, column };
  };
  const problems = [...document.errors, ...document.warnings].map(({ message, pos: [start] }) => {
    const { line, col } = lines.linePos(start);
    return { message: message.charAt(0).toLowerCase() + message.slice(1), source: `${file}:${line}:${col}` };
  });
  if (problems.length > 0) throw new ConfigSyntaxError(problems);
  return new Reader(document, origin).read(document.contents);
}

/** One walk over a parsed document. */
class Reader {
  #values = 0;

  constructor(
    private readonly document: Document,
    private readonly origin: (range: Range | null | undefined) => Origin,
  ) {}

  read(node: ParsedNode | null | undefined): Sourced {
    const origin = this.origin(node?.range);
    this.#values += 1;
    if (this.#values > mostValues) throw this.#syntax(origin, `the config has more than ${mostValues} values`);
    if (node === null || node === undefined) return sourcedScalar(null, origin);
    if (isAlias(node)) return this.read(this.#target(node, origin));
    if (isMap(node))
      return sourcedMap(
        node.items.map(({ key, value }) => this.#entry(key, value)),
        origin,
      );
    if (isSeq(node))
      return sourcedList(
        node.items.map((item) => this.read(item)),
        origin,
      );
    const { value } = node;
    if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number")
      return sourcedScalar(value, origin);
    throw this.#syntax(origin, "a value of a kind that configs do not have");
  }

  #entry(key: ParsedNode, value: ParsedNode | null): readonly [string, SourcedEntry] {
    const keyOrigin = this.origin(key.range);
    if (!isScalar(key) || typeof key.value === "object") throw this.#syntax(keyOrigin, "a key must be plain text");
    return [
      String(key.value),
      { keyOrigin, value: value === null ? sourcedScalar(null, keyOrigin) : this.read(value) },
    ];
  }

  #target(alias: Alias, origin: Origin): ParsedNode {
    const target = alias.resolve(this.document);
    if (target === undefined) throw this.#syntax(origin, `there is no anchor "&${alias.source}" before this alias`);
    // Nodes of a parsed document are parsed nodes, with ranges.
    return target as ParsedNode;
  }

  #syntax({ name, line, column }: Origin, message: string): NetgraftError {
    return new ConfigSyntaxError({
      message,
      source: [name, line, column].filter((part) => part !== undefined).join(":"),
    });
  }
}
