import { createInterface } from "node:readline";
import { float32Tensor, requireFloat32 } from "@netgraft/core/graph";
import { nameDerivedUniform } from "@netgraft/weights";

/** @typedef {{ input: import("@netgraft/core/graph").Tensor<"float32"> }} Inputs */

/**
 * An engine's session, as contestants ask it.
 * @typedef {object} Predictor
 * @property {{ name: string, version: string }} identity
 * @property {(inputs: Inputs) => Promise<import("@netgraft/core/graph").NamedTensors>} run
 * @property {(inputs: Inputs, runs: { warmup: number, counted: number }) => Promise<readonly number[]>} benchmark
 */

/**
 * What a contestant does that has an engine's session. A turn is three runs: one that is not counted, since others have had the
 * processor; one by the clock of the engine's process, which is what the runtime takes (`inside`); and one as a program of ours
 * waits for it, with the way of its tensors between the processes (`whole`).
 * @param {() => Promise<Predictor>} open gives a session, and the name and version of what runs it
 * @param {{ batch: number, size: number }} prediction
 */
export async function answerTurns(open, { batch, size }) {
  const shape = [batch, 3, size, size];
  const inputs = { input: float32Tensor(shape, nameDerivedUniform("input", batch * 3 * size * size)) };
  const { result: session, milliseconds: opening } = await timed(open);
  const { name, version } = session.identity;
  const first = await timed(() => session.run(inputs));
  answer({
    open: opening,
    first: first.milliseconds,
    version: `${name} ${version}`,
    logits: Array.from(requireFloat32(first.result["logits"], "logits").data.subarray(0, 5)),
  });
  for await (const _ of createInterface({ input: process.stdin })) {
    const [inside] = await session.benchmark(inputs, { warmup: 1, counted: 1 });
    const { milliseconds: whole } = await timed(() => session.run(inputs));
    answer({ inside, whole });
  }
}

/** @param {object} words */
function answer(words) {
  console.log(JSON.stringify(words));
}

/**
 * @template T
 * @param {() => Promise<T>} work
 */
async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - start };
}
