import { ConfigInvalidError, type Problem } from "../../errors/index.js";
import { formatConfigPath } from "./config-path.js";
import { describeValue } from "./describe-value.js";
import { isReservedName } from "../../names/name-rules.js";
import { describeOrigin, type Origin } from "./origin.js";
import { type Sourced, type SourcedEntry, sourcedList, sourcedMap, sourcedScalar } from "./sourced.js";
import { forbiddenKeyProblem } from "./to-plain.js";

/**
 * A tree from plain data, every value of one origin; a key whose value is undefined counts as absent.
 * @throws NG_CONFIG_INVALID where something is no map, list, text, number, boolean or null, contains itself, or a key is
 * `__proto__`, `constructor` or `prototype`.
 */
export function fromPlain(value: unknown, origin: Origin): Sourced {
  const problems: Problem[] = [];
  const tree = convert(value, { origin, path: [], above: new Set(), problems });
  if (problems.length > 0) throw new ConfigInvalidError(problems);
  return tree;
}

interface Walk {
  readonly origin: Origin;
  /** The way to the value at hand, changed during the walk and restored. */
  readonly path: (string | number)[];
  /** The objects that contain the value at hand. */
  readonly above: Set<object>;
  readonly problems: Problem[];
}

function convert(value: unknown, walk: Walk): Sourced {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return sourcedScalar(value, walk.origin);
  }
  if (typeof value !== "object" || !(Array.isArray(value) || isPlainObject(value)))
    return reject(value, "not a value of a config", walk);
  if (walk.above.has(value)) return reject(value, "this value contains itself", walk);
  walk.above.add(value);
  const tree = Array.isArray(value) ? convertList(value, walk) : convertMap(value, walk);
  walk.above.delete(value);
  return tree;
}

function convertList(values: readonly unknown[], walk: Walk): Sourced {
  // Array.from visits holes too, as undefined, which is rejected.
  const items = Array.from(values, (item, index) => below(index, item, walk));
  return sourcedList(items, walk.origin);
}

function convertMap(value: object, walk: Walk): Sourced {
  const entries = new Map<string, SourcedEntry>();
  for (const [key, item] of Object.entries(value)) {
    if (isReservedName(key)) walk.problems.push(forbiddenKeyProblem([...walk.path, key], walk.origin));
    else if (item !== undefined) entries.set(key, { keyOrigin: walk.origin, value: below(key, item, walk) });
  }
  return sourcedMap(entries, walk.origin);
}

function below(segment: string | number, value: unknown, walk: Walk): Sourced {
  walk.path.push(segment);
  const tree = convert(value, walk);
  walk.path.pop();
  return tree;
}

function reject(value: unknown, message: string, { origin, path, problems }: Walk): Sourced {
  problems.push({
    at: formatConfigPath(path),
    message,
    expected: "a map, a list, text, a number, true, false or null",
    found: describeValue(value),
    source: describeOrigin(origin),
  });
  return sourcedScalar(null, origin);
}

/** Whether the object is a literal's (of any realm) or has no prototype; `{ __proto__: {…} }` is neither. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === "object" && Object.hasOwn(prototype, "isPrototypeOf"));
}
