import assert from "node:assert/strict";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { ConvOptions } from "@netgraft/core";
import { differentiate, type Graph, type StateDict, type TensorSpec, withBatch } from "@netgraft/core/graph";
import { nameDerivedWeights } from "@netgraft/weights";
import { attachmentPath } from "../bare-network.js";
import { withLoss } from "../with-loss.js";
import { evaluate } from "../reference/evaluate.js";
import type { TestRunner } from "../runner.js";
import { type Golden, readGolden } from "./read-golden.js";

/** Largest difference over the largest expected number: goldens are float32. */
const tolerance = 1e-5;

/** How a golden's network is composed. */
export interface GoldenUse {
  readonly options: Readonly<Record<string, unknown>>;
  readonly convolution?: ConvOptions;
  readonly input: { readonly channels: number; readonly height: number; readonly width: number };
  /** Numbers for each example that come out, of a classifier: its classes. */
  readonly outputs: number;
}

/** Declares a test that compares a network with what PyTorch computed: output and, where the file has them, gradients. */
export function testGolden(file: URL | string, compose: (use: GoldenUse) => Graph, { it }: TestRunner): void {
  const name = basename(typeof file === "string" ? file : fileURLToPath(file));
  it(`agrees with PyTorch in ${name}`, async () => compare(await readGolden(file), compose));
}

function compare(golden: Golden, compose: (use: GoldenUse) => Graph): void {
  const written = `the options ${JSON.stringify(golden.options)}, which the file was written with`;
  const { options, convolution, input, output, outputGradient, gradients } = golden;
  const [batch = 0, channels = 0, height = 0, width = 0] = input.shape;
  const composed = compose({
    options,
    ...(convolution !== undefined && { convolution }),
    input: { channels, height, width },
    outputs: output.shape[1] ?? 0,
  });
  const misfits = differences(composed, golden);
  assert.ok(misfits.length === 0, `the module's state is not that of ${written}: ${misfits.join("; ")}`);
  const state = stateOf(composed, golden);
  const learned = composed.state().flatMap(({ name, role }) => (role === "parameter" ? [name] : []));
  const graph =
    outputGradient === undefined
      ? composed
      : differentiate(withLoss(withBatch(composed, batch)), { of: "loss", withRespectTo: ["input", ...learned] });
  const given = { input, ...(outputGradient !== undefined && { dy: outputGradient }) };
  const found = evaluate({ graph, state }, given);
  assertAgree(`with ${written}, the output`, found["logits"]?.data, output.data);
  const prefix = prefixOf(composed);
  for (const [name, { data }] of gradients) {
    const own = name === "input" ? name : `${prefix}${name}`;
    // What nothing passes back to has the gradient 0.
    assertAgree(
      `with ${written}, the gradient of ${name}`,
      found[`gradient.${own}`]?.data ?? new Float64Array(data.length),
      data,
    );
  }
}

/** What differs between the state of the network and that of the PyTorch module, by the module's names. */
function differences(graph: Graph, { shapes }: Golden): readonly string[] {
  if (shapes === undefined) return [];
  const prefix = prefixOf(graph);
  const own = new Map(graph.state().map(({ name, shape }) => [name.slice(prefix.length), shape]));
  return [...new Set([...own.keys(), ...Object.keys(shapes)])].flatMap((name) => {
    const [here, there] = [own.get(name), shapes[name]];
    const described = (shape: readonly number[] | undefined): string =>
      shape === undefined ? "missing" : `[${shape.join(", ")}]`;
    return described(here) === described(there)
      ? []
      : [`${name} is ${described(here)} here, ${described(there)} in PyTorch`];
  });
}

/** The state by the graph's names: the file's, or what derives from the names that the PyTorch module has. */
function stateOf(graph: Graph, { state }: Golden): StateDict {
  const prefix = prefixOf(graph);
  const specs = graph.state().map((spec): TensorSpec => ({ ...spec, name: spec.name.slice(prefix.length) }));
  const given: StateDict = state ?? nameDerivedWeights(specs);
  const names = specs.map(({ name }) => name);
  if (state !== undefined) assert.deepEqual([...state.keys()].toSorted(), names.toSorted(), "the names of the state");
  return new Map([...given].map(([name, tensor]) => [`${prefix}${name}`, tensor]));
}

/** What the names of a network that is nothing but an attachment begin with; nothing for a backbone. */
function prefixOf({ name, scopes }: Graph): string {
  const path = `${attachmentPath}.${name}`;
  return scopes.some((scope) => scope.kind === "attachment" && scope.path === path) ? `${path}.` : "";
}

function assertAgree(what: string, found: Float64Array | undefined, expected: ArrayLike<number>): void {
  assert.equal(found?.length, expected.length, `${what}: how many numbers there are`);
  const size = Array.from(expected).reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-30);
  const worst = Array.from(expected).reduce(
    (largest, value, index) => Math.max(largest, Math.abs(value - (found?.[index] ?? Number.NaN)) / size),
    0,
  );
  assert.ok(worst <= tolerance, `${what} differs by ${worst} of its largest number`);
}
