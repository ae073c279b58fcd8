/** What one run of an operation costs for one example (batch 1). */
export interface Cost {
  /** Multiply-accumulates of convolutions, dense layers and matrix products; additions of biases not counted. */
  readonly macs: number;
  /** Elementwise work by kind (`activation`, `normalization`, `residualAdd`, `scale`, `pool`, …), in elements touched. */
  readonly elementwise: Readonly<Record<string, number>>;
}

export const noCost: Cost = Object.freeze({ macs: 0, elementwise: Object.freeze({}) });

/** The cost of an operation that does only multiply-accumulates. */
export function macs(count: number): Cost {
  return { macs: count, elementwise: {} };
}

/** The cost of an operation that touches `count` elements. */
export function elementwise(kind: string, count: number): Cost {
  return { macs: 0, elementwise: { [kind]: count } };
}

/** The sum of costs. */
export function addCosts(costs: Iterable<Cost>): Cost {
  let total = 0;
  const byKind: Record<string, number> = {};
  for (const cost of costs) {
    total += cost.macs;
    for (const [kind, count] of Object.entries(cost.elementwise)) byKind[kind] = (byKind[kind] ?? 0) + count;
  }
  return { macs: total, elementwise: byKind };
}
