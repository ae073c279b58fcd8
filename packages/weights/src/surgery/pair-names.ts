import { counted, type TensorSpec } from "@netgraft/core/graph";
import { isBatchCount } from "./is-batch-count.js";
import { pairInOrder, type PairingOptions } from "./pair-in-order.js";

/** The tensors of a file under the names that a network has for them. */
export interface NamePairing {
  /** The file's name of each tensor, by the name that it goes by, once; counts of batches may be left out. */
  readonly names: ReadonlyMap<string, string>;
  /** What was done, where a tensor goes by another name than the file's: a sentence for the user. */
  readonly note?: string;
}

/** Prefixes that wrappers give: DataParallel, torch.compile, Lightning and others. */
const wrappers = /^((module|_orig_mod|model|backbone|net)\.)+$/;

/**
 * Finds under which names a network knows the tensors of a file. They keep their own, but for a prefix that all of them share, or
 * that a wrapper gives, where the network's names are what is left without it; where most names are others, tensors are paired in the order of
 * the layers, as `pairInOrder` does.
 *
 * @param found the file's tensors
 */
export function pairNames(
  specs: Iterable<TensorSpec>,
  found: ReadonlyMap<string, { readonly shape: readonly number[] }>,
  options: PairingOptions = {},
): NamePairing {
  const all = [...specs];
  const names = [...found.keys()];
  const { prefix, short } = withoutPrefix(new Set(all.map(({ name }) => name)), names);
  const needed = all.filter(({ name, auxiliary }) => auxiliary !== true && !isBatchCount(name));
  const own = new Map(names.map((name) => [short(name), name]));
  const kept: NamePairing = {
    names: own,
    ...(prefix === "" ? {} : { note: `the prefix ${JSON.stringify(prefix)} of its names is left out` }),
  };
  if (needed.every(({ name }) => own.has(name))) return kept;
  const stored = names.map((name) => ({ name: short(name), shape: found.get(name)?.shape ?? [] }));
  const pairing = pairInOrder(all, stored, options);
  if (pairing === undefined || pairing === "ambiguous") return kept;
  const paired = [...pairing.names].map(([name, other]): [string, string] => [name, own.get(other) ?? other]);
  const first = paired.find(([name, other]) => name !== short(other));
  // Nothing is another layout's: what is missing is excepted.
  if (first === undefined) return kept;
  const example = `${JSON.stringify(first[1])} as ${JSON.stringify(first[0])}`;
  const count = counted(pairing.modules, "module");
  // What is excepted stays beside them, so that it is known to be there.
  const taken = new Set(paired.flat());
  const others = [...own].filter(([name, other]) => !taken.has(name) && !taken.has(other) && !isBatchCount(name));
  const note = `its names are another layout's: ${count} paired by their order, kinds and shapes (${example})`;
  return { names: new Map([...paired, ...others]), note };
}

/** How names go without a prefix that all or a wrapper give; as they are where that would be none of the network's. */
function withoutPrefix(
  wanted: ReadonlySet<string>,
  names: readonly string[],
): { readonly prefix: string; readonly short: (name: string) => string } {
  const asTheyAre = { prefix: "", short: (name: string): string => name };
  const { prefix, count } = commonestPrefix(wanted, names);
  const matched = names.filter((name) => wanted.has(name)).length;
  // Half of a network is enough to know it by: a head may be missing.
  if (count <= matched || count * 2 < wanted.size) return asTheyAre;
  const isShared = names.every((name) => name.startsWith(prefix) || isBatchCount(name));
  if (!isShared && !wrappers.test(prefix)) return asTheyAre;
  const short = (name: string): string => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  // Where two tensors would go by one name, none is renamed.
  return new Set(names.map(short)).size < names.length ? asTheyAre : { prefix, short };
}

/** The prefix behind which most of the network's names stand in the file, and how many do. */
export function commonestPrefix(
  wanted: ReadonlySet<string>,
  names: readonly string[],
): { readonly prefix: string; readonly count: number } {
  const counts = new Map<string, number>();
  for (const name of names)
    for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1))
      if (wanted.has(name.slice(dot + 1))) {
        const prefix = name.slice(0, dot + 1);
        counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
      }
  let best = { prefix: "", count: 0 };
  for (const [prefix, count] of counts) if (count > best.count) best = { prefix, count };
  return best;
}
