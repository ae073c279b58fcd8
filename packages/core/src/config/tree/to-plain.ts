import { ConfigInvalidError, type Problem } from "../../errors/index.js";
import { isReservedName } from "../../names/name-rules.js";
import { type ConfigPath, formatConfigPath } from "./config-path.js";
import { describeOrigin, type Origin } from "./origin.js";
import type { Scalar, Sourced } from "./sourced.js";

/** A config without origins: ordinary objects, arrays and scalars. */
export type Plain = Scalar | Plain[] | { [key: string]: Plain };

/**
 * The tree without its origins.
 * @throws NG_CONFIG_INVALID where a key is `__proto__`, `constructor` or `prototype`, at any depth.
 */
export function toPlain(tree: Sourced): Plain {
  const problems: Problem[] = [];
  const plain = convert(tree, [], problems);
  if (problems.length > 0) throw new ConfigInvalidError(problems);
  return plain;
}

/** @param path the way to `tree`, changed during the walk and restored. */
function convert(tree: Sourced, path: (string | number)[], problems: Problem[]): Plain {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") {
    return tree.items.map((item, index) => {
      path.push(index);
      const plain = convert(item, path, problems);
      path.pop();
      return plain;
    });
  }
  const plain: { [key: string]: Plain } = {};
  for (const [key, { keyOrigin, value }] of tree.entries) {
    path.push(key);
    if (isReservedName(key)) problems.push(forbiddenKeyProblem(path, keyOrigin));
    else plain[key] = convert(value, path, problems);
    path.pop();
  }
  return plain;
}

/** The plain value at the path, or undefined where there is none. */
export function plainAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((at, segment) => {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, segment)) return undefined;
    // Object.hasOwn has just said that there is such a property.
    return (at as Record<string | number, unknown>)[segment];
  }, value);
}

/** A key that would reach the prototype of an object. */
export function forbiddenKeyProblem(path: ConfigPath, keyOrigin: Origin): Problem {
  return {
    at: formatConfigPath(path),
    message: "this key is not allowed in a config",
    source: describeOrigin(keyOrigin),
  };
}
