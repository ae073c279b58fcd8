import { stepInputs, trainedState, trainingStep } from "@netgraft/training";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { onEachEngine, onnx } from "../support/engines.js";
import { framework } from "../support/framework.js";
import { nameDerivedInput, nameDerivedState } from "../support/run.js";
import { lossOf, optimizerOf } from "../training/components.js";
import { labelsInTurn, withTraining } from "../training/train.js";
import { elements } from "../support/elements.js";

const [batch, classes, steps] = [6, 5, 4];

onEachEngine("a network that is trained", (engine) => {
  it("predicts what its ONNX file predicts", async () => {
    const { graph } = framework.compose({
      name: "small",
      input: { height: 32, width: 32 },
      classes,
      backbone: { type: "resnet", layers: [1, 1, 1, 1], block: "bottleneck", cardinality: 4, baseWidth: 8, width: 16 },
      attachments: [{ attach: { type: "se", reduction: 4 } }],
    });
    const step = trainingStep(graph, { batch, loss: lossOf("crossEntropy"), optimizer: optimizerOf("sgd", {}) });
    const input = nameDerivedInput(graph, batch);
    const state = await withTraining(engine, step, nameDerivedState(graph), async (session) => {
      for (let index = 1; index <= steps; index += 1)
        await session.step({
          input,
          labels: labelsInTurn(batch, classes),
          ...stepInputs(step, { step: index, learningRate: 0.05, seed: 1 }),
        });
      return trainedState(step, await session.readState());
    });
    const [own, exported] = [
      await engine.run({ graph, state }, { input }),
      await onnx.run({ graph, state }, { input }),
    ];
    expect(relativeDistance(elements(own["logits"]), [...elements(exported["logits"])])).to.be.at.most(1e-4);
  }).timeout(120_000);
});
