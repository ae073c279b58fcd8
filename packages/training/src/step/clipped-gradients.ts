import { formulasBelow, type GraphBuilder, type Value } from "@netgraft/core/graph";

/** A parameter that has a gradient. */
export interface Trained {
  readonly name: string;
  readonly parameter: Value;
  readonly gradient: Value;
}

/**
 * Gradients times min(1, largest / (‖all gradients‖ + 1e-6)), as PyTorch's `clip_grad_norm_` has it, and the norm before;
 * as they are where there is no largest norm.
 */
export function clippedGradients(
  builder: GraphBuilder,
  trained: readonly Trained[],
  largest: number | undefined,
): { readonly trained: readonly Trained[]; readonly norm?: Value } {
  if (largest === undefined) return { trained };
  const b = formulasBelow(builder, "clip");
  const squares = trained.map(({ gradient }) =>
    b.reduceSum(
      b.multiply(gradient, gradient),
      gradient.axes.map(({ name }) => name),
    ),
  );
  const [first, ...others] = squares;
  if (first === undefined) return { trained };
  const norm = b.sqrt(others.reduce((sum, square) => b.add(sum, square), first));
  const ratio = b.divide(largest, b.add(norm, 1e-6));
  const factor = b.clamp(ratio, 0, 1);
  return { trained: trained.map((each) => ({ ...each, gradient: b.multiply(each.gradient, factor) })), norm };
}
