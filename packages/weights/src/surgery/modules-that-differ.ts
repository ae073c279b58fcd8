import type { TensorShape, TensorSpec } from "@netgraft/core/graph";
import { fitsShape } from "./fits-shape.js";
import { isBatchCount } from "./is-batch-count.js";
import { belongsTo, pathsOf } from "./modules.js";

/**
 * The modules but for which a state dict is that of a network, as patterns for the option `except`: `fc` for a head of
 * other classes, `layer*.*.se` for SE that one of them lacks; none of those in `surplus`. Empty where nothing differs, undefined where more does
 * than fits, as the weights are then those of something else.
 */
export function modulesThatDiffer(
  specs: Iterable<TensorSpec>,
  found: ReadonlyMap<string, TensorShape>,
  surplus: readonly string[] = [],
): readonly string[] | undefined {
  const needed = [...specs].filter(({ name, auxiliary }) => auxiliary !== true || found.has(name));
  const wanted = new Map(needed.map(({ name, shape }) => [name, shape]));
  const isSurplus = belongsTo(surplus);
  const surely = [...found.keys()].filter((name) => !isSurplus(name));
  const names = [...new Set([...wanted.keys(), ...surely])].filter((name) => !isBatchCount(name));
  const fits = (name: string): boolean => {
    const [expected, tensor] = [wanted.get(name), found.get(name)];
    return expected !== undefined && tensor !== undefined && fitsShape(expected, tensor.shape);
  };
  const fitting = names.filter(fits);
  if (fitting.length * 2 < wanted.size) return undefined;
  const kept = new Set(fitting.flatMap(pathsOf));
  // Of each tensor that differs the largest module in which nothing fits.
  const modules = new Set(
    names.filter((name) => !fits(name)).map((name) => pathsOf(name).find((path) => !kept.has(path)) ?? name),
  );
  return [...new Set([...modules].map((path) => general(path, modules, fitting)))];
}

/** With `*` for numbers, where there are several such modules and the pattern takes nothing that fits. */
function general(path: string, modules: ReadonlySet<string>, fitting: readonly string[]): string {
  const pattern = path.replaceAll(/\d+(?=\.)/g, "*");
  const matches = belongsTo([pattern]);
  return [...modules].filter(matches).length > 1 && !fitting.some(matches) ? pattern : path;
}
