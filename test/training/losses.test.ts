import { axes, differentiate, float32Tensor, formulasBelow, GraphBuilder } from "@netgraft/core/graph";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { relativeDistance, tolerance } from "../gradients/relative-distance.js";
import { onEachEngine } from "../support/engines.js";
import { goldenText } from "../support/goldens.js";

import { lossOf } from "./components.js";
import { elements } from "../support/elements.js";

/** One loss of training-losses.json; see scripts/goldens/training/losses.py. */
interface LossGolden {
  readonly name: string;
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly batch: number;
  readonly classes: number;
  readonly scale: number;
  readonly labels: readonly number[];
  readonly loss: number;
  readonly gradient: readonly number[];
}

const goldens = JSON.parse(goldenText("training-losses.json")) as readonly LossGolden[];

onEachEngine("losses against PyTorch in float64", (engine) => {
  for (const { name, type, options, batch, classes, scale, labels, loss, gradient } of goldens)
    it(name, async () => {
      const chosen = lossOf(type, options);
      const b = new GraphBuilder("loss");
      const all = axes({ batch, channel: classes });
      const logits = b.input("logits", { dtype: "float32", axes: all });
      const labelAxes = chosen.labels === "classes" ? axes({ batch }) : all;
      const given = b.input("labels", { dtype: "float32", axes: labelAxes });
      b.output("loss", chosen.apply(formulasBelow(b, "loss"), logits, given));
      const graph = differentiate(b.build(), { of: "loss", withRespectTo: ["logits"] });
      const found = await engine.run(
        { graph, state: new Map() },
        {
          logits: float32Tensor(
            [batch, classes],
            nameDerivedUniform("logits", batch * classes).map((u) => u * scale),
          ),
          labels: float32Tensor(
            labelAxes.map(({ size }) => Number(size)),
            Float32Array.from(labels),
          ),
        },
      );
      expect(relativeDistance(elements(found["loss"]), [loss])).to.be.at.most(1e-5);
      expect(relativeDistance(elements(found["gradient.logits"]), gradient)).to.be.at.most(tolerance);
    });
});
