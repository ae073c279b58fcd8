import { setTimeout as delay } from "node:timers/promises";
import type { StepEvent } from "@netgraft/training";
import { expect } from "chai";
import { CommandContext } from "../context.js";
import { TrainingDisplay } from "./training-display.js";

const step: StepEvent = {
  kind: "step",
  epoch: 3,
  epochs: 15,
  step: 12,
  stepsPerEpoch: 62,
  loss: 1.2345,
  top1: 0.456,
  top5: 0.912,
  learningRate: 0.0912345,
  picturesPerSecond: 511.6,
  secondsLeft: 83.4,
};

/** What the display writes to a terminal, or to a file. */
function displayed(isTTY: boolean): { readonly display: TrainingDisplay; readonly written: () => string } {
  let written = "";
  const stderr = { isTTY, columns: 120, write: (text: string) => (written += text) };
  const context = new CommandContext({ stdout: { write: () => undefined }, stderr, cwd: ".", env: {} });
  return { display: new TrainingDisplay(context), written: () => written };
}

describe("TrainingDisplay", () => {
  it("shows each step on a terminal, on one line that is cleared before another stays", async () => {
    const { display, written } = displayed(true);
    // Work of less than a moment shows nothing.
    display.show(step);
    expect(written()).to.equal("");
    await delay(450);
    display.show(step);
    expect(written()).to.equal(
      "\r\u001b[Kepoch 3/15 12/62  loss 1.234  top-1 45.6 %  top-5 91.2 %  lr 0.0912  1:23 left  512 images/s",
    );
    display.note("something else");
    expect(written().endsWith("512 images/s\r\u001b[Ksomething else\n")).to.equal(true);
  });

  it("shows epochs alone where there is no terminal", async () => {
    const { display, written } = displayed(false);
    await delay(450);
    display.show(step);
    display.show({ kind: "evaluating", epoch: 1, done: 1, of: 2 });
    expect(written()).to.equal("");
    const metrics = { loss: 1.5, top1: 0.25, top5: 1 };
    display.show({ kind: "epoch", epoch: 1, learningRate: 0.1, training: metrics, seconds: 65.2, best: true });
    expect(written()).to.match(/^ +1\/0 +1\.5000 +25\.0 % +100\.0 % +0\.100 +1:05 best\n$/);
  });

  it("keeps the lines of epochs apart and within 80 columns, whatever the rate and however long they take", () => {
    const { display, written } = displayed(false);
    const metrics = { loss: 12.3456, top1: 1, top5: 1 };
    const counts = { stepsPerEpoch: 1, training: 1, validation: 1, untrained: [], done: { epochs: 0, steps: 0 } };
    display.show({ kind: "started", epochs: 1, ...counts });
    for (const learningRate of [0.1, 0.00123456, 0.0000000123456, 0])
      display.show({
        kind: "epoch",
        epoch: 100,
        learningRate,
        training: metrics,
        validation: metrics,
        seconds: 7384,
        best: true,
      });
    const [start, ...lines] = written().trimEnd().split("\n");
    expect(start).to.equal("1 picture to train with, 1 held out; 1 epoch of 1 step");
    expect(lines.filter((line) => line.length > 80)).to.deep.equal([]);
    const rates = lines.slice(1).map((line) => / 100\.0 % +(\S+) +2:03:04 best$/.exec(line)?.[1]);
    expect(rates).to.deep.equal(["0.100", "0.00123", "1.23e-8", "0.00"]);
  });

  it("tells what is left out, warned of, and not trained", () => {
    const { display, written } = displayed(false);
    display.show({ kind: "brokenPicture", problem: { at: "a.png", message: "cut off" } });
    display.show({ kind: "warning", problem: { at: "cpu", message: "another" } });
    const counts = { epochs: 4, stepsPerEpoch: 5, training: 1234, validation: 56 };
    display.show({ kind: "started", ...counts, done: { epochs: 2, steps: 3 }, untrained: ["fc.weight"] });
    expect(written().split("\n").slice(0, 5)).to.deep.equal([
      "left out: a.png: cut off",
      "warning: cpu: another",
      "1,234 pictures to train with, 56 held out; 4 epochs of 5 steps",
      "going on after step 3 of epoch 3",
      "the loss does not depend on 1 parameter, left as they are: fc.weight",
    ]);
    display.show({ kind: "checkpoint", path: "c", epoch: 3, step: 0 });
    expect(display.checkpoint).to.equal("epoch 3");
  });
});
