import { createOnnxEngine } from "@netgraft/onnxruntime/node";
import type { Engine, NamedTensors } from "@netgraft/core/graph";
import { runTraining } from "@netgraft/training";
import { expect } from "chai";
import { type TinyOptions, tinyRun } from "./tiny-run.js";

type Inputs = NamedTensors<"float32">;

/** An engine that notes what each step is fed. */
function noting(fed: Inputs[]): Engine {
  const engine = createOnnxEngine();
  return {
    ...engine,
    async openTraining(program, options) {
      const session = await engine.openTraining?.(program, options);
      if (session === undefined) throw new TypeError("the engine trains");
      const step = session.step.bind(session);
      return Object.assign(session, {
        step(inputs: Inputs) {
          fed.push(inputs);
          return step(inputs);
        },
      });
    },
  };
}

const soft = { type: "crossEntropy", labels: "probabilities" } as const;

async function fedTo(options: TinyOptions): Promise<readonly Inputs[]> {
  const fed: Inputs[] = [];
  await runTraining(tinyRun({ loss: soft, augmentations: [], plan: { epochs: 1 }, ...options, engine: noting(fed) }));
  return fed;
}

describe("training with pictures that are mixed", function () {
  this.timeout(120_000);

  it("feeds a step the mixed pictures with the mixed labels", async () => {
    const normalize = { type: "normalize" };
    const plain = await fedTo({ augmentations: [normalize] });
    const mixed = await fedTo({ augmentations: [normalize, { type: "mixup", alpha: 1 }] });
    expect([plain.length, mixed.length]).to.deep.equal([5, 5]);
    let compared = 0;
    for (const [index, { input, labels }] of mixed.entries()) {
      const before = plain[index];
      if (input === undefined || labels === undefined || before?.["input"] === undefined) throw new Error("no inputs");
      expect(labels.shape).to.deep.equal([8, 3]);
      // By the labels alone: of a picture whose partner is of another class, how much of it is left.
      const own = [...(before["labels"]?.data ?? [])];
      const place = [0, 1, 2, 3].find((k) =>
        own.slice(3 * k, 3 * k + 3).some((one, c) => one === 1 && own[3 * (7 - k) + c] !== 1),
      );
      if (place === undefined) continue;
      const label = own.indexOf(1, 3 * place) - 3 * place;
      const share = labels.data[3 * place + label] ?? NaN;
      const size = input.data.length / 8;
      for (const k of [0, 17, size - 1]) {
        const [a = NaN, b = NaN] = [
          before["input"].data[place * size + k],
          before["input"].data[(7 - place) * size + k],
        ];
        expect(input.data[place * size + k]).to.be.closeTo(share * a + (1 - share) * b, 1e-5);
        compared += 1;
      }
    }
    expect(compared).to.be.at.least(9);
  });

  it("learns, and is evaluated with pictures as they are", async () => {
    const run = tinyRun({
      loss: soft,
      augmentations: [{ type: "mixup", alpha: 0.3, cutmixAlpha: 1, switch: 0.3 }],
      plan: { epochs: 12 },
    });
    const { history, best } = await runTraining(run);
    expect(best?.validation?.top1).to.be.at.least(0.8);
    const [first, last] = [history[0], history.at(-1)];
    expect(last?.training.loss).to.be.below(first?.training.loss ?? 0);
    // Mixed pictures are harder than those that nothing is mixed into.
    expect(last?.training.loss).to.be.above(last?.validation?.loss ?? Infinity);
  });
});
