import type { Graph, UpdateRule } from "@netgraft/core";
import { float32Tensor, type Mark, type NamedTensors, randomNumbers, type Tensor } from "@netgraft/core/graph";
import { scalarInput } from "./input-names.js";
import type { TrainingStep } from "./training-step.js";

/**
 * The inputs of a step beside pictures and labels: the optimizer's numbers and what is drawn.
 * @param step counted from 1
 */
export function stepInputs(
  { graph, optimizer }: TrainingStep,
  { step, learningRate, seed }: { readonly step: number; readonly learningRate: number; readonly seed: number },
): NamedTensors<"float32"> {
  return { ...scalarInputs(optimizer, { step, learningRate }), ...drawnInputs(graph, { step, seed }) };
}

/** The numbers that an optimizer takes for an update. @param step counted from 1 */
export function scalarInputs(
  optimizer: UpdateRule,
  { step, learningRate }: { readonly step: number; readonly learningRate: number },
): NamedTensors<"float32"> {
  const scalars = Object.entries(optimizer.scalars(step, learningRate)).map(
    ([name, value]): [string, Tensor<"float32">] => [scalarInput(name), float32Tensor([], Float32Array.of(value))],
  );
  return Object.fromEntries(scalars);
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
