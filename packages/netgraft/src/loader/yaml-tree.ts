import {
  ConfigSyntaxError,
  describeOrigin,
  limitOf,
  type NetgraftError,
  type Origin,
  type Problem,
  type Sourced,
  type SourcedEntry,
  sourcedList,
  sourcedMap,
  sourcedScalar,
  withinLimit,
} from "@netgraft/core/config";
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { tooDeep, tooManyValues, yamlDocument } from "./yaml-document.js";

/** How many problems of one file are told; an open bracket can make the parser find thousands. */
const mostTold = 10;

/** Tags that say of a value what it may be anyway. */
const plainTags: ReadonlySet<string> = new Set([
  "!",
  ...["str", "int", "float", "bool", "null", "map", "seq"].map((tag) => `tag:yaml.org,2002:${tag}`),
]);

/**
 * Reads a config as YAML 1.2, of which JSON is a part, into a tree that knows where each value was written. Aliases share what they
 * stand for, which counts each time, so that the time it takes is linear in the text.
 * @param file as messages show it
 * @throws NG_CONFIG_SYNTAX with line and column
 */
export function parseYaml(text: string, file: string): Sourced {
  const lines = new LineCounter();
  const originAt = (offset: number): Origin => {
    const { line, col: column } = lines.linePos(offset);
    return { kind: "file", name: file, line, column };
  };
  const { contents, problems } = yamlDocument(text, lines);
  assertNone(problems.map(({ offset, ...problem }) => ({ ...problem, source: describeOrigin(originAt(offset)) })));
  const reader = new Reader((node) => (node === null ? { kind: "file", name: file } : originAt(node.range[0])));
  const { tree } = reader.read(contents);
  assertNone(reader.repeatedKeys);
  return tree;
}

/** A value that was read: how many values it is made of, itself included, and in how many levels. */
interface Part {
  readonly tree: Sourced;
  readonly values: number;
  readonly levels: number;
}

/** One walk over a parsed document. */
class Reader {
  /** The keys that stand twice in one map. */
  readonly repeatedKeys: Problem[] = [];
  readonly #mostValues = limitOf("values");
  readonly #mostLevels = limitOf("depth");
  /** The values so far, and the levels around the one at hand. */
  #values = 0;
  #levels = 0;
  /** What each anchor stands for at this point; without a part while that is read. */
  readonly #anchors = new Map<string, { part?: Part }>();

  constructor(private readonly originOf: (node: ParsedNode | null) => Origin) {}

  /** @throws NG_CONFIG_SYNTAX */
  read(node: ParsedNode | null): Part {
    const origin = this.originOf(node);
    if (node === null) return this.#part(sourcedScalar(null, origin), []);
    if (isAlias(node)) return this.#aliased(node, origin);
    if (node.tag !== undefined && !plainTags.has(node.tag)) throw syntaxError(origin, notOfConfigs);
    const anchored: { part?: Part } = {};
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, anchored);
    this.#levels += 1;
    if (this.#levels > this.#mostLevels) throw syntaxError(origin, tooDeep, withinLimit("depth"));
    const part = isMap(node)
      ? this.#map(node, origin)
      : isSeq(node)
        ? this.#list(node, origin)
        : this.#part(scalarOf(node, origin), []);
    this.#levels -= 1;
    anchored.part = part;
    return part;
  }

  #map({ items }: YAMLMap.Parsed, origin: Origin): Part {
    const entries = new Map<string, SourcedEntry>();
    const parts: Part[] = [];
    for (const { key, value } of items) {
      const keyOrigin = this.originOf(key);
      const name = keyOf(key, keyOrigin);
      if (entries.has(name))
        this.repeatedKeys.push({ message: "map keys must be unique", source: describeOrigin(keyOrigin) });
      if (isScalar(key) && key.anchor !== undefined)
        this.#anchors.set(key.anchor, { part: { tree: scalarOf(key, keyOrigin), values: 1, levels: 1 } });
      const part = value === null ? this.#part(sourcedScalar(null, keyOrigin), []) : this.read(value);
      parts.push(part);
      entries.set(name, { keyOrigin, value: part.tree });
    }
    return this.#part(sourcedMap(entries, origin), parts);
  }

  #list({ items }: YAMLSeq.Parsed, origin: Origin): Part {
    const parts = items.map((item) => this.read(item));
    return this.#part(
      sourcedList(
        parts.map(({ tree }) => tree),
        origin,
      ),
      parts,
    );
  }

  #aliased({ source }: Alias, origin: Origin): Part {
    const anchored = this.#anchors.get(source);
    if (anchored === undefined) throw syntaxError(origin, `there is no anchor "&${source}" before this alias`);
    const { part } = anchored;
    if (part === undefined) throw syntaxError(origin, `what the alias "*${source}" stands for contains it`);
    if (this.#levels + part.levels > this.#mostLevels) throw syntaxError(origin, tooDeep, withinLimit("depth"));
    this.#count(part.values, origin);
    return part;
  }

  /** A value of parts that have been counted. */
  #part(tree: Sourced, parts: readonly Part[]): Part {
    this.#count(1, tree.origin);
    let [values, levels] = [1, 0];
    for (const part of parts) {
      values += part.values;
      levels = Math.max(levels, part.levels);
    }
    return { tree, values, levels: levels + 1 };
  }

  #count(values: number, origin: Origin): void {
    this.#values += values;
    if (this.#values > this.#mostValues) throw syntaxError(origin, tooManyValues(), withinLimit("values"));
  }
}

function keyOf(key: ParsedNode, origin: Origin): string {
  const isPlain = isScalar(key) && (key.tag === undefined || plainTags.has(key.tag));
  if (!isPlain || !["string", "number", "boolean"].includes(typeof key.value))
    throw syntaxError(origin, "a key must be plain text");
  // One of the three, as was just checked.
  return `${key.value as string | number | boolean}`;
}

const notOfConfigs = "a value of a kind that configs do not have";

function scalarOf({ value }: Scalar.Parsed, origin: Origin): Sourced {
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number")
    return sourcedScalar(value, origin);
  throw syntaxError(origin, notOfConfigs);
}

/** The error for something that YAML has and configs have not. */
function syntaxError(origin: Origin, message: string, expected?: string): NetgraftError {
  return new ConfigSyntaxError({
    message,
    ...(expected !== undefined && { expected }),
    source: describeOrigin(origin),
  });
}

/** @throws NG_CONFIG_SYNTAX with the first problems, where there are any */
function assertNone(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ConfigSyntaxError(problems.slice(0, mostTold));
}
