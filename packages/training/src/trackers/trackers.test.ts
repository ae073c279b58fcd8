import { RunInMemory } from "@netgraft/test-support";
import { expect } from "chai";
import type { TrackedEpoch } from "@netgraft/core/host";
import { csvTracker, jsonlTracker, trackers } from "./index.js";

const epochs: readonly TrackedEpoch[] = [
  {
    epoch: 1,
    learningRate: 0.1,
    training: { loss: 2, top1: 0.25, top5: 0.75 },
    validation: { loss: 1.5, top1: 0.5, top5: 1 },
    seconds: 1.5,
  },
  { epoch: 2, learningRate: 0.05, training: { loss: 1, top1: 0.5, top5: 1 }, seconds: 2.5 },
];

describe("a tracker", () => {
  it("keeps every epoch once, however often it is told of them, and no more than there are", async () => {
    for (const component of trackers) {
      const run = new RunInMemory();
      const told = component.track({}, run);
      for (const history of [[], epochs.slice(0, 1), epochs, epochs, epochs.slice(0, 1)]) await told.record(history);
      const again = new RunInMemory();
      await component.track({}, again).record(epochs.slice(0, 1));
      expect(run.files, component.type).to.deep.equal(again.files);
      expect(run.files.size, component.type).to.equal(1);
    }
  });

  it("of JSON lines and of CSV has a line for each epoch", async () => {
    const run = new RunInMemory();
    for (const component of [jsonlTracker, csvTracker]) await component.track({}, run).record(epochs);
    const lines = run.text("metrics.jsonl").trimEnd().split("\n");
    expect(lines.map((line): unknown => JSON.parse(line))).to.deep.equal(epochs);
    expect(run.text("metrics.csv").split("\n").slice(1)).to.deep.equal([
      "1,0.1,2,0.25,0.75,1.5,0.5,1,1.5",
      "2,0.05,1,0.5,1,,,,2.5",
      "",
    ]);
  });
});
