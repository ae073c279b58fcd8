import { elementCount, float32Tensor, type Tensor } from "@netgraft/core/graph";
import { trainedState, stepInputs, trainingStep } from "@netgraft/training";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";
import { framework } from "../support/framework.js";
import { nameDerivedState } from "../support/run.js";
import { smallInput, smallNetworks } from "../support/small-networks.js";
import { lossOf, optimizerOf } from "../training/components.js";
import { labelsInTurn, withTraining } from "../training/train.js";
import { elements } from "../support/elements.js";

const [batch, classes] = [4, 5];
/** Backbones whose auxiliary heads are trained, too; that of Inception-v3 needs larger pictures. */
const withHeads = new Set(["googlenet"]);
/**
 * Biases of norms at a block's linear end: the norm after the next block's pointwise convolution takes away what they add,
 * so that their gradient is 0 but for rounding.
 */
const withoutGradient: Readonly<Record<string, RegExp>> = {
  ghostnet: /^blocks\.\d+\.\d+\.(?:ghost2\.(?:primary_conv|cheap_operation)\.1|shortcut\.[13])\.bias$/,
  mixnet: /^blocks\.(?:0\.\d+\.bn2|[1-9]\.\d+\.bn3)\.bias$/,
  mobilenet_v3: /^features\.\d+\.block\.\d+\.1\.bias$/,
  rexnet: /^features\.\d+\.conv_pwl\.bn\.bias$/,
  efficientnet_v2: /^blocks\.\d+\.\d+\.bn[23]\.bias$/,
  regnet: /^s[12]\.b1\.conv3\.bn\.bias$/,
};

onEachEngine("one step of training", (engine) => {
  for (const [type, variants] of Object.entries(smallNetworks))
    variants.forEach((options, index) =>
      it(`changes every parameter and running statistic of ${type} (variant ${index + 1})`, async () => {
        const { graph } = framework.compose({
          name: type,
          input: smallInput(type),
          classes,
          backbone: { type, ...options, ...(withHeads.has(type) ? { auxiliary: true } : {}) },
          attachments: [{ attach: { type: "se", reduction: 2 } }],
        });
        const step = trainingStep(graph, {
          batch,
          loss: lossOf("crossEntropy", { labelSmoothing: 0.1 }),
          optimizer: optimizerOf("sgd", { momentum: 0.9, weightDecay: 0 }),
        });
        expect(step.untrained).to.deep.equal([]);
        const before = nameDerivedState(graph);
        await withTraining(engine, step, before, async (session) => {
          const { loss } = await session.step({
            input: picture(step.graph.inputs["input"]?.axes.map(({ size }) => Number(size)) ?? []),
            labels: labelsInTurn(batch, classes),
            ...stepInputs(step, { step: 1, learningRate: 0.1, seed: 1 }),
          });
          expect(loss?.data[0]).to.satisfy(Number.isFinite);
          const after = trainedState(step, await session.readState());
          expect([...after.keys()]).to.deep.equal([...before.keys()]);
          const same = [...after].filter(([name, tensor]) => isSame(elements(tensor), elements(before.get(name))));
          const names = same.map(([name]) => name).filter((name) => withoutGradient[type]?.test(name) !== true);
          expect(names).to.deep.equal([]);
        });
      }).timeout(120_000),
    );
});

function picture(shape: readonly number[]): Tensor<"float32"> {
  return float32Tensor(shape, nameDerivedUniform("input", elementCount(shape)));
}

/** Whether all elements are equal, and none is NaN. */
function isSame(a: Float32Array, b: Float32Array): boolean {
  return a.every((value, index) => value === b[index] || Number.isNaN(value));
}
