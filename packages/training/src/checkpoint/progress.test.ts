import { expect } from "chai";
import type { EpochMetrics } from "../metrics/metrics.js";
import { bestOf } from "./progress.js";

const epoch = (number: number, top1: number, loss: number): EpochMetrics => {
  const validation = { loss, top1, top5: 1 };
  return { epoch: number, learningRate: 1, training: validation, validation, seconds: 0 };
};

describe("the best epoch", () => {
  const history = [epoch(1, 0.2, 2), epoch(2, 0.5, 1), epoch(3, 0.5, 0.5), epoch(4, 0.4, 3)];

  it("is the first with the highest top-1, or with the lowest loss", () => {
    expect(bestOf(history, "top1")?.epoch).to.equal(2);
    expect(bestOf(history, "loss")?.epoch).to.equal(3);
    expect(bestOf([epoch(1, 0, 5)], "top1")?.epoch).to.equal(1);
  });

  it("is none where nothing is held out", () => {
    expect(bestOf([], "top1")).to.equal(undefined);
    const { validation: _validation, ...rest } = epoch(1, 0.5, 1);
    expect(bestOf([rest], "loss")).to.equal(undefined);
  });
});
