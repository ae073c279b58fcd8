import assert from "node:assert/strict";
import {
  differentiate,
  float32Tensor,
  type Graph,
  numbersOf,
  type StateDict,
  type Tensor,
  tensorFrom,
  toTraining,
  withBatch,
} from "@netgraft/core/graph";
import { nameDerivedUniform, nameDerivedWeights } from "@netgraft/weights";
import { evaluate } from "../reference/evaluate.js";
import { withLoss } from "../with-loss.js";

/** How far a parameter is moved to see what the output does; in float64 this keeps about eight digits of a slope. */
const nudge = 1e-7;

/** Fails unless a network gives finite numbers that depend on its input, and each example gives the same in company. */
export function assertComputes(graph: Graph): void {
  const [pair, alone] = [outputOf(graph, pictures(graph, 2)), outputOf(graph, pictures(graph, 1))];
  assert.ok(pair.every(Number.isFinite), "every number that comes out is finite");
  alone.forEach((value, index) =>
    assertClose(pair[index], value, "an example's output depends on the rest of its batch"),
  );
  const second = pair.subarray(alone.length);
  assert.ok(
    second.some((value, index) => value !== alone[index]),
    "what comes out depends on what goes in",
  );
}

/** Fails unless everything that a network learns gets a gradient in its training form, and that gradients are slopes. */
export function assertDifferentiable(graph: Graph): void {
  const learned = graph.state().flatMap(({ name, role }) => (role === "parameter" ? [name] : []));
  const training = differentiate(withLoss(toTraining(withBatch(graph, 2))), { of: "loss" });
  const without = learned.filter((name) => training.outputs[`gradient.${name}`] === undefined);
  assert.deepEqual(without, [], "parameters without a gradient in training");
  if (!detaches(graph)) assertSlope(withLoss(withBatch(graph, 2)), learned);
}

/** Whether gradients are left out on purpose somewhere, so that what is passed back is no slope. */
function detaches({ nodes }: Graph): boolean {
  return nodes.some(({ operation: { kind } }) => kind === "detach");
}

/** Compares Σ gradient · direction with what the loss does along the direction, in the form for prediction. */
function assertSlope(graph: Graph, learned: readonly string[]): void {
  const names = ["input", ...learned];
  const given = new Map<string, Tensor>([
    ...nameDerivedWeights(graph.state()),
    ["input", pictures(graph, 2)],
    ["dy", derived("dy", shapeOf(graph.inputs["dy"]))],
  ]);
  const lossAt = (step: number): number => {
    const moved = [...given].map(([name, tensor]): [string, Tensor] => [
      name,
      names.includes(name) ? shifted(name, tensor, step) : tensor,
    ]);
    return evaluateBy(graph, new Map(moved))["loss"]?.data[0] ?? Number.NaN;
  };
  const found = evaluateBy(differentiate(graph, { of: "loss", withRespectTo: names }), given);
  const parts = names.map((name) => {
    const { data = [] } = found[`gradient.${name}`] ?? {};
    const direction = derived(`${name} direction`, [data.length]).data;
    return Array.from(data).reduce((sum, slope, index) => sum + slope * (direction[index] ?? 0), 0);
  });
  const slope = (lossAt(nudge) - lossAt(-nudge)) / (2 * nudge);
  const size = parts.reduce((sum, part) => sum + Math.abs(part), 1);
  const expected = parts.reduce((sum, part) => sum + part, 0);
  assert.ok(Math.abs(slope - expected) <= 1e-4 * size, `the gradients say ${expected}, the slope is ${slope}`);
}

/** A batch whose values derive from the name `input`. */
function pictures(graph: Graph, batch: number): Tensor {
  return derived("input", shapeOf(graph.inputs["input"], batch));
}

function outputOf(graph: Graph, input: Tensor): Float64Array {
  const { logits } = evaluate({ graph, state: nameDerivedWeights(graph.state()) }, { input });
  return logits?.data ?? new Float64Array();
}

function evaluateBy(graph: Graph, given: StateDict): ReturnType<typeof evaluate> {
  return evaluate({ graph, state: given }, Object.fromEntries(given));
}

function derived(name: string, shape: readonly number[]): Tensor<"float32"> {
  const count = shape.reduce((product, size) => product * size, 1);
  return float32Tensor(shape, nameDerivedUniform(name, count));
}

function shifted(name: string, tensor: Tensor, step: number): Tensor {
  const direction = derived(`${name} direction`, [tensor.data.length]).data;
  const moved = Float64Array.from(numbersOf(tensor), (value, index) => value + step * (direction[index] ?? 0));
  return tensorFrom("float64", tensor.shape, moved);
}

function shapeOf(value: Graph["inputs"][string] | undefined, batch = 1): readonly number[] {
  return (value?.axes ?? []).map(({ size }) => (size === "any" ? batch : size));
}

function assertClose(found: number | undefined, expected: number, what: string): void {
  assert.ok(Math.abs((found ?? Number.NaN) - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), what);
}
