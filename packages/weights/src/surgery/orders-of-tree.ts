import type { ModuleTensors } from "./module-tensors.js";
import type { ModuleTree } from "./module-tree.js";

/** Whether a module can stand at a place. */
export type FitsAt = (module: ModuleTensors, place: number) => boolean;

/** Modules in an order. */
type Order = readonly ModuleTensors[];

/** How many orders are looked for: the second says that the first is not the only one. */
const ENOUGH = 2;
/** How many modules are tried at places before the search is given up. */
const MAX_TRIES = 100_000;
/** How many lists one module may hold: each step costs as much. */
const MAX_LISTS = 100;

/**
 * The orders of a tree's modules in which each fits at its place, those of a module side by side and those of a list in their order: none, the
 * only one, or two of several. Undefined where that cannot be told in a reasonable time.
 */
export function ordersOfTree(tree: ModuleTree, fits: FitsAt): readonly Order[] | undefined {
  const search = new OrderSearch(fits);
  const orders = search.ordersFrom(tree, 0);
  return search.isOver ? undefined : orders;
}

class OrderSearch {
  readonly #known = new Map<ModuleTree, Map<number, readonly Order[]>>();
  #tries = 0;

  constructor(private readonly fits: FitsAt) {}

  get isOver(): boolean {
    return this.#tries > MAX_TRIES;
  }

  /** The orders of a tree whose first module stands at a place. */
  ordersFrom(tree: ModuleTree, place: number): readonly Order[] {
    const known = this.#known.get(tree) ?? new Map<number, readonly Order[]>();
    this.#known.set(tree, known);
    const orders = known.get(place) ?? this.#find(tree, place);
    known.set(place, orders);
    return orders;
  }

  #find({ own, lists }: ModuleTree, place: number): readonly Order[] {
    const leaf = own === undefined ? [] : [[{ size: 1, own, lists: [] }]];
    const all: readonly (readonly ModuleTree[])[] = lists.length === 0 ? [] : [...leaf, ...lists];
    if (all.length === 0) {
      return own !== undefined && !this.isOver && this.fits(own, place) ? [[own]] : [];
    }
    if (all.length > MAX_LISTS) this.#tries = Number.POSITIVE_INFINITY;
    const reached = new Map<string, readonly Order[]>();
    // What is left of each list decides the place, too.
    const rest = (taken: readonly number[], at: number): readonly Order[] => {
      const key = taken.join();
      const found = reached.get(key) ?? this.#go(all, taken, at, rest);
      reached.set(key, found);
      return found;
    };
    return rest(
      all.map(() => 0),
      place,
    );
  }

  #go(
    lists: readonly (readonly ModuleTree[])[],
    taken: readonly number[],
    place: number,
    rest: (taken: readonly number[], place: number) => readonly Order[],
  ): readonly Order[] {
    if (lists.every((list, index) => taken[index] === list.length)) return [[]];
    const orders: Order[] = [];
    for (const [index, list] of lists.entries()) {
      const next = list[taken[index] ?? 0];
      this.#tries += 1;
      if (next === undefined || this.isOver) continue;
      const firsts = this.ordersFrom(next, place);
      if (firsts.length === 0) continue;
      const others = rest(taken.with(index, (taken[index] ?? 0) + 1), place + next.size);
      for (const first of firsts) for (const other of others) orders.push([...first, ...other]);
      if (orders.length >= ENOUGH) break;
    }
    return orders.slice(0, ENOUGH);
  }
}
