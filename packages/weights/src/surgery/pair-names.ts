import type { TensorSpec } from "@netgraft/core/graph";
import { isBatchCount } from "./is-batch-count.js";

/** The tensors of a file under the names that a network has for them. */
export interface NamePairing {
  /** The file's name of each tensor, by the name that it goes by; every tensor of the file is there, once. */
  readonly names: ReadonlyMap<string, string>;
  /** What was done, where a tensor goes by another name than the file's: a sentence for the user. */
  readonly note?: string;
}

/** Prefixes that wrappers give: DataParallel, torch.compile, Lightning and others. */
const wrappers = /^((module|_orig_mod|model|backbone|net)\.)+$/;

/**
 * Finds under which names a network knows the tensors of a file. They keep their own, but for a prefix that all of them share, or
 * that a wrapper gives, where the network's names are what is left without it.
 *
 * @param found the file's names
 */
export function pairNames(specs: Iterable<TensorSpec>, found: Iterable<string>): NamePairing {
  const names = [...found];
  const wanted = new Set([...specs].map(({ name }) => name));
  const own = new Map(names.map((name) => [name, name]));
  const { prefix, count } = commonestPrefix(wanted, names);
  const matched = names.filter((name) => wanted.has(name)).length;
  // Half of a network is enough to know it by: a head may be missing.
  if (count <= matched || count * 2 < wanted.size) return { names: own };
  const isShared = names.every((name) => name.startsWith(prefix) || isBatchCount(name));
  if (!isShared && !wrappers.test(prefix)) return { names: own };
  const short = (name: string): string => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const paired = new Map(names.map((name) => [short(name), name]));
  // Where two tensors would go by one name, none is renamed.
  if (paired.size < names.length) return { names: own };
  return { names: paired, note: `the prefix ${JSON.stringify(prefix)} of its names is left out` };
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
