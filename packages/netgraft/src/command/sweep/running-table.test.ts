import type { ClaimedCell } from "@netgraft/experiments";
import type { TrainingEvent } from "@netgraft/training";
import { expect } from "chai";
import { widthOf } from "../output/wrap.js";
import { RunningTable } from "./running-table.js";

/** What the table asks of a cell. */
const claimed = (variant: string, seed: number): ClaimedCell =>
  ({ cell: { row: 0, seed, key: `${variant}${seed}` }, row: { variant, settings: {} } }) as unknown as ClaimedCell;
const step = (epoch: number, secondsLeft: number): TrainingEvent => ({
  kind: "step",
  epoch,
  epochs: 9,
  step: 3,
  stepsPerEpoch: 47,
  loss: 0.5,
  top1: 0.875,
  top5: 1,
  learningRate: 0.1,
  picturesPerSecond: 100,
  secondsLeft,
});

describe("the table of runs under way", () => {
  it("has a line for each, and how much is left by what runs have taken", () => {
    let now = 0;
    const table = new RunningTable(() => now);
    const lines = (done = 0): readonly string[] => table.lines({ all: 10, done }, 100);
    expect(lines()).to.deep.equal(["0/10 runs finished, 0 under way, 10 waiting"]);
    table.begin(claimed("se", 1));
    table.begin(claimed("plain", 1));
    now = 10_000;
    table.tell("se1", step(2, 90));
    const metrics = { loss: 1, top1: 0.25, top5: 1 };
    table.tell("se1", {
      kind: "epoch",
      epoch: 2,
      learningRate: 0.1,
      training: metrics,
      validation: metrics,
      seconds: 1,
      best: true,
    });
    // A run takes 100 s: 90 of this one, and 8 whole ones; two at a time.
    expect(lines()).to.deep.equal([
      "run             epoch  step   loss   top-1  held out  left",
      "se, seed 1        2/9  3/47  0.500  87.5 %    25.0 %  1:30",
      "plain, seed 1  begins",
      "0/10 runs finished, 2 under way, 8 waiting; about 7:25 left here",
    ]);
    table.end("se1", 60);
    expect(lines(1).at(-1)).to.equal("1/10 runs finished, 1 under way, 8 waiting; about 8:00 left here");
  });

  it("is no wider than a terminal, and no taller", () => {
    const table = new RunningTable(() => 0);
    for (let seed = 0; seed < 20; seed += 1) table.begin(claimed("a-variant-with-a-long-name-很长的名字", seed));
    table.tell("a-variant-with-a-long-name-很长的名字0", step(1, 5));
    const lines = table.lines({ all: 20, done: 0 }, 70);
    expect(lines).to.have.lengthOf(1 + 12 + 2);
    expect(lines.at(-2)).to.equal("and 8 more");
    for (const line of lines.slice(0, -1)) expect(widthOf(line), line).to.be.at.most(70);
    expect(lines[1]).to.match(/^a-variant-[^…]*…/);
  });
});
