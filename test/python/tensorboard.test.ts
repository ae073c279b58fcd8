import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { createFramework } from "netgraft";
import { folderWith, needsPython, runPython } from "@netgraft/test-support";

/** All curves as TensorBoard's own reader has them. */
const readBack = `
import json, sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
events = EventAccumulator(sys.argv[1])
events.Reload()
print(json.dumps({tag: [[e.step, e.value, e.wall_time] for e in events.Scalars(tag)] for tag in events.Tags()["scalars"]}))
`;

describe("the event file of a run", () => {
  const folder = folderWith();
  before(function () {
    needsPython(this, "tensorboard");
  });

  it("is read by TensorBoard", async () => {
    const tracker = createFramework().catalog.trackers.get("tensorboard");
    const files = new Map<string, Uint8Array>();
    const training = { loss: 2, top1: 0.25, top5: 0.5 };
    await tracker
      .track(
        {},
        {
          read: (name) => Promise.resolve(files.get(name)),
          write: (name, bytes) => Promise.resolve(void files.set(name, bytes)),
          now: () => 1_700_000_000_500,
        },
      )
      .record([
        { epoch: 1, learningRate: 0.5, training, validation: { ...training, top1: 0.75 }, seconds: 2 },
        { epoch: 2, learningRate: 0.25, training: { ...training, loss: 1 }, seconds: 3 },
      ]);
    for (const [name, bytes] of files) await writeFile(folder(name), bytes);
    const [first, second] = [1_700_000_002.5, 1_700_000_005.5];
    expect(runPython(readBack, folder())).to.deep.equal({
      "loss/training": [
        [1, 2, first],
        [2, 1, second],
      ],
      "loss/validation": [[1, 2, first]],
      "top1/training": [
        [1, 0.25, first],
        [2, 0.25, second],
      ],
      "top1/validation": [[1, 0.75, first]],
      "top5/training": [
        [1, 0.5, first],
        [2, 0.5, second],
      ],
      "top5/validation": [[1, 0.5, first]],
      learningRate: [
        [1, 0.5, first],
        [2, 0.25, second],
      ],
      seconds: [
        [1, 2, first],
        [2, 3, second],
      ],
    });
  }).timeout(60_000);
});
