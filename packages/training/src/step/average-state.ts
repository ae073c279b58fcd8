import { formulasBelow, type Graph, type GraphBuilder, rewrite, type Value } from "@netgraft/core/graph";
import type { Slot } from "./slot.js";

/** What the name of a running average begins with; the name of its tensor follows. */
export const averagePrefix = "average.";

/**
 * Running averages of everything that the step updates of the network: average ← decay · average + (1 − decay) · tensor,
 * after the update, and a copy of the tensor at first (timm's `ModelEma`, which averages buffers, too).
 * @param decay a number, or a value without axes
 * @param slots what the step updates beside the network
 */
export function averageState(builder: GraphBuilder, decay: number | Value, slots: readonly Slot[]): readonly Slot[] {
  const beside = new Set(slots.map(({ name }) => name));
  const { values, updates } = builder.build();
  return values.flatMap(({ source, axes }): Slot[] => {
    if (source.kind !== "parameter" && source.kind !== "buffer") return [];
    const next = updates[source.name];
    if (next === undefined || beside.has(source.name)) return [];
    const name = `${averagePrefix}${source.name}`;
    const average = builder.buffer(name, axes, source.initializer);
    const b = formulasBelow(builder, name);
    const rest = typeof decay === "number" ? 1 - decay : b.subtract(1, decay);
    builder.update(name, b.add(b.multiply(average, decay), b.multiply(next, rest)));
    return [{ name, shape: axes.map(({ size }) => Number(size)), initial: "copy", of: source.name }];
  });
}

/**
 * What is kept of running averages at a step, with a warm-up: min(decay, 1 − step^(−2/3)), so that the first average is the
 * weights after the first step (timm's `ModelEmaV3` with `use_warmup`, its gamma 1 and its power 2/3).
 * @param step counted from 1
 */
export function warmedUpDecay(decay: number, step: number): number {
  return Math.min(decay, 1 - step ** (-2 / 3));
}

/** The network for evaluation between steps, with running averages of its weights where the step keeps them. */
export function predictionGraph(network: Graph, { slots }: { readonly slots: readonly Slot[] }): Graph {
  const averaged = new Set(slots.flatMap(({ initial, of }) => (initial === "copy" ? [of] : [])));
  const stateName = (name: string): string => (averaged.has(name) ? `${averagePrefix}${name}` : name);
  return averaged.size === 0 ? network : rewrite(network, () => undefined, { stateName });
}
