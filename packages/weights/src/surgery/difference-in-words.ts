import { counted, type TensorShape, type TensorSpec } from "@netgraft/core/graph";
import { fitsShape } from "./fits-shape.js";
import { isBatchCount } from "./is-batch-count.js";
import { commonestPrefix } from "./pair-names.js";

/**
 * What weights most probably are that do not fit a network, in a sentence: of the same network with a prefix, for other
 * classes, in another layout or of another network.
 */
export function differenceInWords(specs: readonly TensorSpec[], found: ReadonlyMap<string, TensorShape>): string {
  const wanted = new Map(
    specs
      .filter(({ name, auxiliary }) => auxiliary !== true && !isBatchCount(name))
      .map(({ name, shape }) => [name, shape]),
  );
  const names = [...found.keys()].filter((name) => !isBatchCount(name));
  const shared = names.filter((name) => wanted.has(name));
  const fitting = shared.filter((name) => fitsShape(wanted.get(name) ?? [], found.get(name)?.shape ?? []));
  const { prefix, count } = commonestPrefix(new Set(wanted.keys()), names);
  if (count > shared.length && count * 2 >= wanted.size)
    return `the network's names stand behind ${JSON.stringify(prefix)} in the file, and other tensors without it: it holds more than this network`;
  const [first, second] = [names[0], [...wanted.keys()][0]].map((name) => JSON.stringify(name ?? "nothing"));
  if (shared.length === 0)
    return `no tensor of the file has a name of the network: it is of another network, or of the same in the layout of another library (its first is ${first}, the network's ${second})`;
  const lacking = wanted.size - shared.length;
  const surplus = names.length - shared.length;
  if (lacking === 0 && surplus === 0)
    return `the names are the network's, and ${counted(shared.length - fitting.length, "tensor")} of ${wanted.size} are of other sizes: it is the network with other options`;
  return `the file has ${fitting.length} of the network's ${counted(wanted.size, "tensor")}; ${lacking} are missing, ${surplus} are unexpected, and ${shared.length - fitting.length} are of other shapes: it is of another network, or of this one with other options`;
}
