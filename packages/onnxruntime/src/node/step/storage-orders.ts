import type { Axes, Graph, Value } from "@netgraft/core";
import type { StepLayout } from "./layout/step-layout.js";
import { isElementwise } from "./rules/is-elementwise.js";
import { blockOrder, rows, type StorageOrder } from "./storage/storage-order.js";
import { shapeOf } from "./storage/stored.js";

/** How the tensors of the state are stored, by their names; all others as rows. */
export type StorageOrders = ReadonlyMap<string, StorageOrder>;

/**
 * The weights that a layout convolves in its own way are stored as it wants them, and so is what is computed with them
 * element by element: gradients, momentum, averages.
 */
export function storageOrders(graph: Graph, layout: StepLayout): StorageOrders {
  const groups = new Groups();
  for (const [name, value] of Object.entries(graph.updates))
    for (const stored of graph.values) if (stateName(stored) === name) groups.join(stored, value);
  for (const node of graph.nodes) {
    const [y] = node.outputs;
    if (y === undefined || !isElementwise(node)) continue;
    for (const input of node.inputs) if (isAlike(input.axes, y.axes)) groups.join(input, y);
  }
  const orders = new Map<number, StorageOrder>();
  for (const node of graph.nodes) {
    const weight = node.operation.kind === "conv" ? node.inputs[1] : undefined;
    if (weight !== undefined && stateName(weight) !== undefined && layout.convolves(node))
      orders.set(groups.of(weight), blockOrder(shapeOf(weight.axes), layout.block));
  }
  return new Map(
    graph.values.flatMap((value): [string, StorageOrder][] => {
      const name = stateName(value);
      return name === undefined ? [] : [[name, orders.get(groups.of(value)) ?? rows]];
    }),
  );
}

function stateName({ source }: Value): string | undefined {
  return source.kind === "parameter" || source.kind === "buffer" ? source.name : undefined;
}

function isAlike(a: Axes, b: Axes): boolean {
  return a.length > 1 && a.length === b.length && a.every(({ name }, index) => name === b[index]?.name);
}

/** Values that are stored alike. */
class Groups {
  readonly #parents = new Map<number, number>();

  of({ id }: Value): number {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    return root;
  }

  join(a: Value, b: Value): void {
    const [first, second] = [this.of(a), this.of(b)];
    if (first !== second) this.#parents.set(second, first);
  }
}
