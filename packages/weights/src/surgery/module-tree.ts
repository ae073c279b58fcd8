import type { ModuleTensors } from "./module-tensors.js";

/** Modules as their names nest: a module with tensors, a module of modules, or both. */
export interface ModuleTree {
  /** How many modules with tensors it holds. */
  readonly size: number;
  /** Its own tensors, where it has some. */
  readonly own?: ModuleTensors;
  /**
   * The modules in it, those with names that only numbers tell apart in one list, by their numbers: `bn1` comes before `bn2`, whatever
   * lies between. So are `a`, `b`, `c`, where they are all letters from the first on.
   */
  readonly lists: readonly (readonly ModuleTree[])[];
}

/** Deeper names are nobody's. */
const MAX_DEPTH = 40;

/** The tree of modules, or undefined where names are deeper than those of networks. */
export function moduleTree(modules: readonly ModuleTensors[]): ModuleTree | undefined {
  const rows = modules.map((module) => ({ module, parts: module.path === "" ? [] : module.path.split(".") }));
  if (rows.some(({ parts }) => parts.length > MAX_DEPTH)) return undefined;
  return treeOf(rows, 0);
}

interface Row {
  readonly module: ModuleTensors;
  readonly parts: readonly string[];
}

function treeOf(rows: readonly Row[], depth: number): ModuleTree {
  const inside = rows.filter(({ parts }) => parts.length > depth);
  const own = rows.find(({ parts }) => parts.length === depth)?.module;
  const named = grouped(inside, ({ parts }) => parts[depth] ?? "");
  const lettered = isAlphabet([...named.keys()]);
  const lists = grouped([...named], ([name]) =>
    lettered && /^[a-z]$/.test(name) ? "@" : name.replaceAll(/\d+/g, "#").replace(/#[a-z]$/, "#@"),
  );
  return {
    size: rows.length,
    ...(own === undefined ? {} : { own }),
    lists: [...lists.values()].map((list) =>
      list.toSorted(([a], [b]) => byNumbers(a, b)).map(([, below]) => treeOf(below, depth + 1)),
    ),
  };
}

/** Whether letters are `a`, `b` and so on: a count, as torchvision's RegNets have, and not `q`, `k`, `v`. */
function isAlphabet(names: readonly string[]): boolean {
  const letters = names.filter((name) => /^[a-z]$/.test(name)).toSorted();
  return letters.length > 1 && letters.every((letter, index) => letter === String.fromCodePoint(97 + index));
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The order of two names that differ in their numbers, or in a letter after the last one: `Mixed_6b` before `Mixed_6c`. */
function byNumbers(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => (name.match(/\d+/g) ?? []).map(Number));
  for (const [index, number] of (first ?? []).entries()) {
    const difference = number - (second?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : 1;
}
