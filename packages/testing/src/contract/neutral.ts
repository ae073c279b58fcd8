import assert from "node:assert/strict";
import type { ConvOptions, Value } from "@netgraft/core";
import {
  differentiate,
  elementCount,
  float32Tensor,
  type Graph,
  type NeutralStart,
  numbersOf,
  pathPattern,
  type StateDict,
  type Tensor,
  tensorFrom,
  toTraining,
  withBatch,
} from "@netgraft/core/graph";
import { attachmentPath, bareNetwork, type FeatureMapSize } from "../bare-network.js";
import { nameDerivedUniform, nameDerivedWeights } from "@netgraft/weights";
import { evaluate } from "../reference/evaluate.js";
import { withLoss } from "../with-loss.js";

/**
 * Fails unless a start is what it claims: every one of its patterns names something that is learned, what comes out is what
 * goes in over its factor to the bit (or but for rounding, where it says so), and everything that has a gradient elsewhere has
 * one within two steps of gradient descent from there.
 * @param path of the module that the attachment is, in the graph
 * @param original of what stands in for a convolution: {@link originalGraph}
 */
export function assertNeutral(graph: Graph, path: string, start: NeutralStart, original?: Graph): void {
  const learned = graph.state().flatMap(({ name, role }) => (role === "parameter" ? [name] : []));
  const state = startingState(graph, path, start, learned);
  if (original === undefined) assertUnchanged(graph, state, start);
  else assertTakesOver({ graph, state }, path, start, original);
  const usual = movedBy(graph, nameDerivedWeights(graph.state()), learned);
  const first = movedBy(graph, state, learned);
  const second = movedBy(graph, first.next, learned);
  const dead = learned.filter((name) => usual.moved.has(name) && !first.moved.has(name) && !second.moved.has(name));
  assert.deepEqual(dead, [], "what gets no gradient within two steps of the start that changes nothing");
}

function startingState(
  graph: Graph,
  path: string,
  { values }: NeutralStart,
  learned: readonly string[],
): Map<string, Tensor> {
  const state = new Map(nameDerivedWeights(graph.state()));
  for (const [pattern, value] of Object.entries(values)) {
    const compiled = pathPattern(pattern);
    const named = learned.filter((name) => compiled.test(name.slice(path.length + 1)));
    assert.notEqual(named.length, 0, `"${pattern}" of the neutral start names nothing that is learned`);
    for (const name of named) {
      const { shape = [] } = state.get(name) ?? {};
      state.set(name, float32Tensor(shape, new Float32Array(elementCount(shape)).fill(value)));
    }
  }
  return state;
}

function assertUnchanged(graph: Graph, state: StateDict, { factor, shuffle = 1, near }: NeutralStart): void {
  const input = derived("input", graph.inputs["input"]);
  const { logits } = evaluate({ graph, state }, { input });
  const found = logits?.data ?? new Float64Array();
  const [batch = 0, channels = 0, ...map] = input.shape;
  const positions = elementCount(map);
  const given = numbersOf(input);
  assert.equal(found.length, given.length, "how much comes out");
  for (let index = 0; index < batch * channels; index += 1) {
    const [picture, channel] = [Math.floor(index / channels), index % channels];
    const to = (channel % (channels / shuffle)) * shuffle + Math.floor(channel / (channels / shuffle));
    for (let at = 0; at < positions; at += 1) {
      const expected = Number(given[index * positions + at]) / factor;
      const value = found[(picture * channels + to) * positions + at] ?? Number.NaN;
      const allowed = near === undefined ? 0 : 1e-12 * Math.abs(expected);
      assert.ok(
        Math.abs(value - expected) <= allowed,
        `at its neutral start it gives ${value} for ${expected * factor}, not its part of 1/${factor}`,
      );
    }
  }
}

/** A convolution with its norm and a ReLU, which a replacement can begin as: modules `conv` and `bn`. */
export function originalGraph(input: FeatureMapSize, convolution: ConvOptions): Graph {
  const target = { kind: "at", name: "behind", build: (_: unknown, x: Value) => x } as const;
  return bareNetwork({ type: "original", target }, input, (b, x) =>
    b.site("behind", b.relu(b.batchNorm("bn", b.conv("conv", x, convolution)))),
  );
}

/** What is 0 behind the ReLU may be so much, which keeps the other paths alive. */
const negligible = 1e-19;

function assertTakesOver(
  { graph, state }: { readonly graph: Graph; readonly state: Map<string, Tensor> },
  path: string,
  { replaced, factor }: NeutralStart,
  original: Graph,
): void {
  if (replaced === undefined) throw new TypeError("it names nothing that it takes over");
  const trained = nameDerivedWeights(original.state());
  const modules = { conv: replaced.convolution, bn: replaced.norm };
  for (const [module, name] of Object.entries(modules))
    for (const [key, tensor] of trained) {
      const prefix = `${attachmentPath}.${module}.`;
      const isScaled = module === "bn" && /\.(weight|bias)$/.test(key);
      const values = Float64Array.from(numbersOf(tensor), (value) => (isScaled ? factor : 1) * value);
      if (key.startsWith(prefix))
        state.set(`${path}.${name}.${key.slice(prefix.length)}`, tensorFrom("float32", tensor.shape, values));
    }
  const input = derived("input", graph.inputs["input"]);
  const expected = evaluate({ graph: original, state: trained }, { input })["logits"]?.data ?? [];
  const found = evaluate({ graph, state }, { input })["logits"]?.data ?? [];
  assert.equal(found.length, expected.length, "how much comes out");
  for (const [index, value] of found.entries()) {
    const wanted = expected[index] ?? Number.NaN;
    assert.ok(
      value === wanted || (wanted === 0 && Math.abs(value) <= negligible),
      `in place of a convolution it gives ${value} for ${wanted}`,
    );
  }
}

/** A step of gradient descent, and what it moves. */
function movedBy(
  graph: Graph,
  state: StateDict,
  learned: readonly string[],
): { readonly next: StateDict; readonly moved: ReadonlySet<string> } {
  const step = differentiate(withLoss(toTraining(withBatch(graph, 2))), { of: "loss" });
  const inputs = { input: derived("input", step.inputs["input"]), dy: derived("dy", step.inputs["dy"]) };
  const found = evaluate({ graph: step, state }, inputs);
  const next = new Map(state);
  const moved = new Set<string>();
  for (const name of learned) {
    const tensor = state.get(name);
    const { data: slope = [] } = found[`gradient.${name}`] ?? {};
    if (tensor === undefined) continue;
    // What cancels out, as a bias before a norm does, leaves rounding.
    if (slope.some((value) => Math.abs(value) > 1e-9)) moved.add(name);
    const data = Float64Array.from(numbersOf(tensor), (value, index) => value - 0.1 * (slope[index] ?? 0));
    next.set(name, tensorFrom("float64", tensor.shape, data));
  }
  return { next, moved };
}

/** Values that derive from a name; two examples where the batch may have any size. */
function derived(name: string, value: Graph["inputs"][string] | undefined): Tensor<"float32"> {
  const shape = (value?.axes ?? []).map(({ size }) => (size === "any" ? 2 : size));
  return float32Tensor(shape, nameDerivedUniform(name, elementCount(shape)));
}
