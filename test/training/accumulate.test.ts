import { float32Tensor, type NamedTensors, type NetworkState, type TrainingSession } from "@netgraft/core/graph";
import { trainedState, scalarInputs, trainingStep } from "@netgraft/training";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { onEachEngine, type TestedEngine } from "../support/engines.js";
import { framework } from "../support/framework.js";
import { nameDerivedState } from "../support/run.js";
import { lossOf, optimizerOf } from "./components.js";
import { withTraining } from "./train.js";
import { elements } from "../support/elements.js";

const { graph } = framework.compose({
  name: "without batch norm",
  input: { height: 32, width: 32 },
  classes: 5,
  backbone: { type: "vgg", depth: 11, batchNorm: false, widthMultiplier: 0.125, hiddenChannels: 16, dropout: 0 },
});
const updates = 3;

/** The state after some updates, each with the mean gradient of some batches: the same pictures, whatever these are. */
async function trained(engine: TestedEngine, batch: number, accumulate: number): Promise<NetworkState> {
  const step = trainingStep(graph, {
    batch,
    accumulate,
    loss: lossOf("crossEntropy"),
    optimizer: optimizerOf("sgd", { momentum: 0.9 }),
    clipNorm: 0.5,
    averageDecay: 0.5,
  });
  const inputs = (index: number): NamedTensors => {
    const pictures = 3 * 32 * 32;
    const all = nameDerivedUniform("pictures", updates * 12 * pictures);
    const labels = Float32Array.from({ length: batch }, (_, example) => (index * batch + example) % 5);
    return {
      input: float32Tensor([batch, 3, 32, 32], all.slice(index * batch * pictures, (index + 1) * batch * pictures)),
      labels: float32Tensor([batch], labels),
    };
  };
  const update = async (session: TrainingSession, number: number): Promise<void> => {
    for (let part = 0; part < accumulate - 1; part += 1)
      await session.accumulate(inputs((number - 1) * accumulate + part));
    const scalars = scalarInputs(step, { step: number, learningRate: 0.1 });
    await session.step({ ...inputs(number * accumulate - 1), ...scalars });
  };
  return withTraining(engine, step, nameDerivedState(graph, Math.SQRT2), async (session) => {
    for (let number = 1; number <= updates; number += 1) await update(session, number);
    const state = await session.readState();
    const sums = [...state].filter(([name]) => name.startsWith("accumulated."));
    expect(sums).to.have.lengthOf(
      accumulate === 1 ? 0 : step.graph.state().filter(({ role }) => role === "parameter").length,
    );
    expect(sums.every(([, { data }]) => data.every((value) => value === 0))).to.equal(true);
    expect([...trainedState(step, state).keys()]).to.deep.equal(graph.state().map(({ name }) => name));
    return new Map([...state].filter(([name]) => !name.startsWith("accumulated.")));
  });
}

onEachEngine("gradients of several batches", (engine) => {
  it("make the update of one large batch, where nothing depends on the batch", async () => {
    const expected = await trained(engine, 12, 1);
    for (const accumulate of [2, 3]) {
      const found = await trained(engine, 12 / accumulate, accumulate);
      expect([...found.keys()]).to.have.members([...expected.keys()]);
      for (const [name, tensor] of found)
        expect(relativeDistance(elements(tensor), elements(expected.get(name))), name).to.be.at.most(1e-5);
    }
  }).timeout(120_000);
});
