import type { Graph } from "@netgraft/core";
import { float32Tensor, type Mark, type NamedTensors, randomNumbers, type Tensor } from "@netgraft/core/graph";
import type { TrainingStep } from "./training-step.js";

/**
 * The inputs of a step beside pictures and labels: the optimizer's numbers and what is drawn.
 * @param step counted from 1
 */
export function stepInputs(
  { graph, scalars }: Pick<TrainingStep, "graph" | "scalars">,
  { step, learningRate, seed }: { readonly step: number; readonly learningRate: number; readonly seed: number },
): NamedTensors<"float32"> {
  return { ...scalarInputs({ scalars }, { step, learningRate }), ...drawnInputs(graph, { step, seed }) };
}

/** The numbers that a step takes for an update. @param step counted from 1 */
export function scalarInputs(
  { scalars }: Pick<TrainingStep, "scalars">,
  { step, learningRate }: { readonly step: number; readonly learningRate: number },
): NamedTensors<"float32"> {
  const given = Object.entries(scalars(step, learningRate));
  return Object.fromEntries(given.map(([name, value]) => [name, float32Tensor([], Float32Array.of(value))]));
}

/**
 * What is drawn for a step: masks and shares, each from a random stream of its own that seed, step and the name of the
 * input decide, so that it does not depend on the engine or on what else is drawn.
 */
export function drawnInputs(
  { marks, values }: Graph,
  { step, seed }: { readonly step: number; readonly seed: number },
): NamedTensors<"float32"> {
  return Object.fromEntries(
    marks.flatMap((mark): [string, Tensor<"float32">][] => {
      const value = values[mark.value];
      if (value?.source.kind !== "input" || (mark.kind !== "mask" && mark.kind !== "uniform")) return [];
      const { name } = value.source;
      const shape = value.axes.map(({ size }) => Number(size));
      const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
      const random = randomNumbers(seed, `step ${step} ${name}`);
      for (let element = 0; element < data.length; element += 1) data[element] = drawn(mark, random.uniform());
      return [[name, float32Tensor(shape, data)]];
    }),
  );
}

function drawn(mark: Mark, uniform: number): number {
  // Of a number just below 1, float32 would make 1.
  if (mark.kind !== "mask") return Math.floor(uniform * 2 ** 24) / 2 ** 24;
  return uniform < mark.rate ? 0 : 1 / (1 - mark.rate);
}
