import { expect } from "chai";
import { curves } from "./curves.js";
import { metricsCsv, metricsJsonl } from "./metrics-text.js";
import type { EpochMetrics } from "./metrics.js";

function history(epochs: number, hasValidation = true): readonly EpochMetrics[] {
  return Array.from({ length: epochs }, (_, index): EpochMetrics => {
    const metrics = { loss: 2 / (index + 1), top1: index / epochs, top5: 1 };
    return {
      epoch: index + 1,
      learningRate: 0.1,
      training: metrics,
      ...(hasValidation && { validation: metrics }),
      seconds: 1.5,
    };
  });
}

const count = (text: string, part: string): number => text.split(part).length - 1;

describe("the curves of a run", () => {
  for (const epochs of [1, 2, 15, 200])
    it(`are five lines within the picture, of ${epochs} epochs`, () => {
      const svg = curves(history(epochs));
      expect(svg).to.not.match(/NaN|Infinity|undefined/);
      const paths = [...svg.matchAll(/<path d="M([^"]+)"/g)].map(([, path = ""]) => path);
      expect(paths).to.have.lengthOf(5);
      for (const path of paths) {
        const points = path.replace(/Z$/, "").split("L");
        expect(points).to.have.lengthOf(epochs);
        for (const [x = -1, y = -1] of points.map((point) => point.split(",").map(Number))) {
          expect(x).to.be.within(64, 620);
          expect(y).to.be.within(33, 195);
        }
      }
      expect(count(svg, "<circle")).to.equal(epochs > 30 ? 0 : 5 * epochs);
    });

  it("fall where the loss falls, and mark whole epochs", () => {
    const svg = curves(history(4));
    const [loss = ""] = [...svg.matchAll(/<path d="M([^"]+)"/g)].map(([, path = ""]) => path);
    const heights = loss.split("L").map((point) => Number(point.split(",")[1]));
    expect(heights).to.deep.equal(heights.toSorted((a, b) => a - b));
    expect([...svg.matchAll(/text-anchor="middle"[^>]*>([^<]*)</g)].map(([, tick]) => tick)).to.deep.equal(
      [1, 2, 3].flatMap(() => ["1", "2", "3", "4"]),
    );
  });

  it("are those of training alone where nothing is held out", () => {
    const svg = curves(history(3, false));
    expect(count(svg, "<path")).to.equal(3);
    expect(svg).to.not.include("validation");
  });
});

describe("the metrics of a run as text", () => {
  it("are a line for each epoch", () => {
    const epochs = history(2);
    const lines = metricsJsonl(epochs).split("\n");
    expect(lines.slice(0, 2).map((line): unknown => JSON.parse(line))).to.deep.equal(epochs);
    expect(lines.slice(2)).to.deep.equal([""]);
    expect(metricsJsonl([])).to.equal("");
  });

  it("are a row for each epoch, empty where there is nothing", () => {
    const [header, ...rows] = metricsCsv(history(2, false)).split("\n");
    expect(header).to.equal(
      "epoch,learning_rate,train_loss,train_top1,train_top5,validation_loss,validation_top1,validation_top5,seconds",
    );
    expect(rows).to.deep.equal(["1,0.1,2,0,1,,,,1.5", "2,0.1,1,0.5,1,,,,1.5", ""]);
  });
});
