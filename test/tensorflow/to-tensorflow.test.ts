import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Network } from "@netgraft/core";
import { float32Tensor, type NetworkState, type Tensor } from "@netgraft/core/graph";
import { TensorFlowAbsentError } from "@netgraft/tensorflow-node";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { createFramework, importTfjsNode, openNetwork, type TfjsNode, toTensorFlow } from "netgraft";
import { relativeDistance } from "../gradients/relative-distance.js";
import { elements } from "../support/elements.js";
import { nameDerivedInput, nameDerivedState, run } from "../support/run.js";

describe("a network as a function of tensors of tfjs", () => {
  const framework = createFramework();
  const network = framework.compose({ extends: "seresnet20_cifar", classes: 5, input: { height: 16, width: 24 } });
  const specs = network.graph.state();
  let tf: TfjsNode;
  before(async function () {
    try {
      tf = await importTfjsNode();
    } catch (error) {
      if (!(error instanceof TensorFlowAbsentError)) throw error;
      skipBecause(this, error.message);
    }
  });

  it("gives what onnxruntime gives, for pictures with their channels last", async () => {
    const state = nameDerivedState(network.graph, Math.SQRT2);
    const classify = await toTensorFlow(network, { tf, weights: { state } });
    await expectLogits(tf, classify, network, state);
    classify.dispose();
  }).timeout(120_000);

  it("takes the tfjs-node that is there, and draws weights with a seed", async () => {
    const classify = await toTensorFlow(network);
    await expectLogits(tf, classify, network, initialize(specs, { seed: 0 }));
    classify.dispose();
  }).timeout(120_000);

  it("reads weights, for a network that was opened, too", async () => {
    const folder = await mkdtemp(join(tmpdir(), "netgraft-"));
    try {
      const opened = await openNetwork("seresnet20_cifar");
      const state = initialize(opened.network.graph.state(), { seed: 3 });
      const file = join(folder, "weights.safetensors");
      await writeSafetensors(file, state);
      const classify = await toTensorFlow(opened.network, { tf, weights: { file } });
      await expectLogits(tf, classify, opened.network, state);
      classify.dispose();
    } finally {
      await rm(folder, { recursive: true });
    }
  }).timeout(120_000);

  it("refuses weights of another network", async () => {
    const state = initialize(framework.compose("resnet20_cifar").graph.state(), { seed: 0 });
    const error: unknown = await toTensorFlow(network, { tf, weights: { state } }).catch((caught: unknown) => caught);
    expect(error).to.have.property("code", "NG_MODEL_TENSOR");
  });
});

/** Compares with onnxruntime on two pictures. */
async function expectLogits(
  tf: TfjsNode,
  classify: (x: ReturnType<TfjsNode["tensor"]>) => ReturnType<TfjsNode["tensor"]>,
  { graph }: Network,
  state: NetworkState,
): Promise<void> {
  const picture = nameDerivedInput(graph, 2);
  const { logits } = await run({ graph, state }, picture);
  const { shape, data } = channelsLast(picture);
  const y = classify(tf.tensor(data, [...shape]));
  expect(y.shape).to.deep.equal(logits?.shape);
  expect(relativeDistance(await y.data(), elements(logits))).to.be.at.most(1e-4);
}

function channelsLast({
  shape: [batch = 0, channels = 0, height = 0, width = 0],
  data,
}: Tensor<"float32">): Tensor<"float32"> {
  const last = Float32Array.from(data, (_, index) => {
    const [channel, position] = [index % channels, Math.floor(index / channels)];
    const [example, place] = [Math.floor(position / (height * width)), position % (height * width)];
    return data[(example * channels + channel) * height * width + place] ?? Number.NaN;
  });
  return float32Tensor([batch, height, width, channels], last);
}
