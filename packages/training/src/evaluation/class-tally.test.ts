import { float32Tensor } from "@netgraft/core/graph";
import { expect } from "chai";
import { Tally } from "../metrics/tally.js";
import { ClassTally } from "./class-tally.js";

describe("what is right of each class", () => {
  it("counts pictures and hits over batches, of equal logits the first; together they are top-1", () => {
    const [classes, tally] = [new ClassTally(3), new Tally()];
    const batches = [
      { logits: [2, 1, 0, 0, 1, 1, 0, 0, 3, 5, 5, 1], labels: [0, 1, 2, 1] },
      { logits: [0, 1, 2], labels: [0] },
    ];
    for (const { logits, labels } of batches) {
      const tensor = float32Tensor([labels.length, 3], Float32Array.from(logits));
      classes.add(tensor, Int32Array.from(labels));
      tally.add(tensor, Int32Array.from(labels));
    }
    const { pictures, hits } = classes.counts;
    expect({ pictures, hits }).to.deep.equal({ pictures: [2, 2, 1], hits: [1, 1, 1] });
    expect(tally.sums).to.include({ pictures: 5, top1: 3 });
  });
});
