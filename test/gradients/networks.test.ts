import { differentiate, GraphBuilder, toTraining, withBatch } from "@netgraft/core/graph";
import { expect } from "chai";
import { onEachEngine, onnx, onnxLayouts } from "../support/engines.js";
import { framework } from "../support/framework.js";
import { goldenText, type NetworkGolden } from "../support/goldens.js";
import { nameDerivedInput, nameDerivedState } from "../support/run.js";
import { relativeDistance, tolerance } from "./relative-distance.js";
import { softCrossEntropy, softLabels } from "./soft-cross-entropy.js";
import { elements } from "../support/elements.js";

/** A network of gradients-networks.json in one step of training; see scripts/goldens/gradients/networks.py. */
interface TrainingGolden {
  readonly id: string;
  readonly config: NetworkGolden["config"];
  readonly batch: number;
  readonly loss: number;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
  /** Running statistics after the step. */
  readonly running: Readonly<Record<string, readonly number[]>>;
}

const goldens = JSON.parse(goldenText("gradients-networks.json")) as readonly TrainingGolden[];

onEachEngine(
  "one step of training of small networks against PyTorch in float64",
  (engine) => {
    for (const { id, config, batch, loss, gradients, running } of goldens)
      it(id, async () => {
        const network = toTraining(withBatch(framework.compose({ name: id, ...config }).graph, batch));
        const b = GraphBuilder.continuing(network);
        const logits = network.outputs["logits"] ?? expect.fail("no logits");
        softCrossEntropy(b, logits);
        for (const [name, value] of Object.entries(network.updates)) b.output(`update.${name}`, value);
        const graph = differentiate(b.build(), { of: "loss" });
        const found = await engine.run(
          { graph, state: nameDerivedState(graph) },
          { input: nameDerivedInput(graph, batch), target: softLabels(batch, logits.size("channel")) },
        );
        const expected: Readonly<Record<string, readonly number[]>> = {
          loss: [loss],
          ...withPrefix("gradient.", gradients),
          ...withPrefix("update.", running),
        };
        expect(Object.keys(found).filter((name) => name !== "logits")).to.have.members(Object.keys(expected));
        const distances = Object.entries(expected).map(([name, values]): [string, number] => [
          name,
          relativeDistance(elements(found[name]), values),
        ]);
        expect(distances.filter(([, distance]) => !(distance <= tolerance))).to.deep.equal([]);
      });
  },
  [onnx, ...onnxLayouts],
);

function withPrefix<T>(prefix: string, named: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [`${prefix}${name}`, value]));
}
