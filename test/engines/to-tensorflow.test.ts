import { importTfjsNode, TensorFlowAbsentError, type TfjsNode, toTensorFlow } from "@netgraft/tensorflow";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { framework } from "../support/framework.js";
import { nameDerivedInput, nameDerivedState, run } from "../support/run.js";
import { skipBecause } from "../support/skip-because.js";

describe("a network as a function of tensors of tfjs", () => {
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
    const { graph } = framework.compose({ extends: "seresnet20_cifar", classes: 5, input: { height: 16, width: 24 } });
    const state = nameDerivedState(graph, Math.SQRT2);
    const picture = nameDerivedInput(graph, 2);
    const { logits } = await run({ graph, state }, picture);
    const [batch = 0, channels = 0, height = 0, width = 0] = picture.shape;
    const last = Float32Array.from(picture.data, (_, index) => {
      const [channel, position] = [index % channels, Math.floor(index / channels)];
      const [example, place] = [Math.floor(position / (height * width)), position % (height * width)];
      return picture.data[(example * channels + channel) * height * width + place] ?? Number.NaN;
    });
    const classify = await toTensorFlow(tf, { graph, state });
    const y = classify(tf.tensor(last, [batch, height, width, channels]));
    expect(y.shape).to.deep.equal([2, 5]);
    expect(relativeDistance(await y.data(), logits?.data ?? [])).to.be.at.most(1e-4);
    classify.dispose();
  }).timeout(60_000);
});
