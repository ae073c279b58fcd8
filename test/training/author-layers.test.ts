import type { BlockBuilder, Value } from "@netgraft/core";
import { compose, float32Tensor, type Graph, GraphBuilder, type Tensor } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import { initialStepState, stepInputs, trainingStep } from "@netgraft/training";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { onEachEngine, onnxLayouts } from "../support/engines.js";
import { nameDerivedState } from "../support/run.js";
import { lossOf, optimizerOf } from "./components.js";
import { labelsInTurn } from "./train.js";

const [batch, classes] = [2, 5];

/** Layers that no published network of the house has, between convolutions, so that engines meet them in their own layouts. */
function layers(b: BlockBuilder, x: Value): Value {
  const wide = b.leakyRelu(
    b.groupNorm("gn", b.conv("conv1", x, { channels: 16, kernel: [3, 1], stride: [1, 2] }), { groups: 4 }),
  );
  const mixed = b.mish(
    b.layerNorm(
      "ln",
      b.conv("conv2", b.roll(wide, "height", 1), {
        channels: 16,
        padding: [
          [0, 1],
          [0, 0],
        ],
      }),
    ),
  );
  const small = b.elu(b.instanceNorm("in", b.maxPool(mixed, { size: [3, 2] }), { affine: true }));
  const grown = b.convTranspose("up", small, { channels: 16, kernel: 2, stride: 2, groups: 2 });
  const resized = b.resize(grown, { height: wide.size("height"), width: wide.size("width") }, { mode: "cubic" });
  const gate = b.sigmoid(b.topK(b.variance(wide, ["height", "width"], { keep: true }), "channel", 1).values);
  const joined = b.where(b.subtract(wide, b.minimum(wide, resized)), b.multiply(wide, gate), b.flip(resized, "width"));
  const last = b.conv("conv3", b.reflectPad(joined, "width", { before: 1, after: 1 }), {
    channels: 8,
    kernel: 3,
    padding: 0,
  });
  const pooled = b.adaptiveMaxPool(b.relu(b.batchNorm("bn", last)), { height: 2, width: 1 });
  return b.dense("fc", b.flatten(b.unfold(b.pow(pooled, 2), { kernel: [2, 1] })), { channels: classes });
}

describe("layers of authors in training", () => {
  const input = { channels: 3, height: 8, width: 12 };
  const graph = compose({ name: "layers", input, backbone: { type: "layers", options: {}, build: layers }, rules: [] });
  const step = trainingStep(graph, { batch, loss: lossOf("crossEntropy"), optimizer: optimizerOf("sgd") });
  const state = initialStepState(step, nameDerivedState(graph));
  const shape = [batch, input.channels, input.height, input.width];
  const given: Readonly<Record<string, Tensor>> = {
    input: float32Tensor(
      shape,
      nameDerivedUniform(
        "input",
        shape.reduce((product, size) => product * size),
      ),
    ),
    labels: labelsInTurn(batch, classes),
    ...stepInputs(step, { step: 1, learningRate: 0.1, seed: 1 }),
  };

  onEachEngine(
    "one step",
    ({ train }) => {
      it("gives the parameters that the reference evaluation gives", async () => {
        const found = await train({ step: step.graph, state }, async (session) => {
          await session.step(given);
          return session.readState();
        });
        const expected = evaluate({ graph: withUpdates(step.graph), state }, given);
        for (const { name, role } of graph.state()) {
          const next = expected[`next/${name}`]?.data ?? expect.fail(`${name} is not trained`);
          const moved = Math.max(...next.map((value, index) => Math.abs(value - Number(state.get(name)?.data[index]))));
          if (role === "parameter") expect(moved, `the change of ${name}`).to.be.greaterThan(0);
          next.forEach((value, index) =>
            expect(Number(found.get(name)?.data[index]), `${name}[${index}]`).to.be.closeTo(value, 1e-5 + 1e-4 * moved),
          );
        }
      }).timeout(120_000);
    },
    onnxLayouts,
  );
});

/** The step as a program that gives what the state becomes. */
function withUpdates(graph: Graph): Graph {
  const builder = GraphBuilder.continuing(graph);
  for (const [name, next] of Object.entries(graph.updates)) builder.output(`next/${name}`, next);
  return builder.build();
}
