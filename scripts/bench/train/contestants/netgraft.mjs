/** Trains with an engine: `netgraft.mjs <tensorflow, or a layout of the ONNX engine> <network as JSON>`. */
import { createInterface } from "node:readline";
import { float32Tensor } from "@netgraft/core/graph";
import { createOnnxEngine } from "@netgraft/onnxruntime/node";
import { createTensorFlowEngine } from "@netgraft/tensorflow-node";
import { initialStepState, stepInputs, trainingStep } from "@netgraft/training";
import { initialize } from "@netgraft/weights";
import { createFramework } from "netgraft";

const [how = "", given = ""] = process.argv.slice(2);
const { config, batch, size, threads } = JSON.parse(given);
const framework = createFramework();
const { graph } = framework.compose({ name: "bench", ...config, input: { channels: 3, height: size, width: size } });
const step = trainingStep(graph, {
  batch,
  loss: built(framework.catalog.losses.get("crossEntropy"), {}),
  optimizer: built(framework.catalog.optimizers.get("sgd"), { momentum: 0.9, weightDecay: 1e-4 }),
});
const state = initialStepState(step, initialize(graph.state(), { seed: 1 }));
const picture = float32Tensor(
  [batch, 3, size, size],
  new Float32Array(batch * 3 * size * size).map((_, index) => Math.sin(index * 12.9898)),
);
const labels = float32Tensor(
  [batch],
  Float32Array.from({ length: batch }, (_, index) => index % 10),
);
let count = 0;

const opened = performance.now();
const engine =
  how === "tensorflow"
    ? createTensorFlowEngine()
    : createOnnxEngine({ layout: how === "portable" ? "portable" : "blocked" });
const session = await engine.openTraining({ step: step.graph, state }, { threads });
const open = performance.now() - opened;
const first = await train();
console.log(
  JSON.stringify({ open, first, version: session.environment["runtime"], layout: session.environment["layout"] }),
);
for await (const _ of createInterface({ input: process.stdin })) console.log(await train());

async function train() {
  count += 1;
  const start = performance.now();
  await session.step({
    input: picture,
    labels,
    ...stepInputs(step, { step: count, learningRate: 0.01, seed: 1 }),
  });
  return performance.now() - start;
}

/**
 * @template Options, Built
 * @param {{ options: { parse(given: object): Options }, build(options: Options): Built }} component
 * @param {object} options
 */
function built(component, options) {
  return component.build(component.options.parse(options));
}
