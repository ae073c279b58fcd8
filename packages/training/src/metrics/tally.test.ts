import { float32Tensor, type Tensor } from "@netgraft/core/graph";
import { expect } from "chai";
import { crossEntropyOf, rank, Tally } from "./tally.js";

const logits = (...rows: readonly (readonly number[])[]): Tensor<"float32"> =>
  float32Tensor([rows.length, rows[0]?.length ?? 0], Float32Array.from(rows.flat()));

describe("metrics of pictures", () => {
  it("count by the rank of the label's logit, of equal ones the first before", () => {
    expect([0, 1, 2, 3].map((label) => rank(Float32Array.of(1, 3, 3, -2), label))).to.deep.equal([2, 0, 1, 3]);
    expect(rank(Float32Array.of(1, Number.NaN, 0), 1), "no number is right").to.equal(2);
    expect(rank(Float32Array.of(Number.NaN, 5), 1)).to.equal(1);
  });

  it("have the cross entropy of the softmax as their loss, of large logits, too", () => {
    expect(crossEntropyOf(Float32Array.of(1, 2, 3), 0)).to.be.closeTo(2.40760596, 1e-7);
    expect(crossEntropyOf(Float32Array.of(1000, -1000), 0)).to.equal(0);
    expect(crossEntropyOf(Float32Array.of(1000, -1000), 1)).to.equal(2000);
  });

  it("are means over pictures, whatever the batches, and can go on from their sums", () => {
    const rows = [
      [9, 8, 7, 6, 5, 4],
      [9, 8, 7, 6, 5, 4],
      [9, 8, 7, 6, 5, 4],
      [9, 8, 7, 6, 5, 4],
    ];
    const [whole, first] = [new Tally(), new Tally()];
    whole.add(logits(...rows), Int32Array.of(0, 1, 4, 5));
    first.add(logits(...rows.slice(0, 1)), Int32Array.of(0));
    const rest = new Tally(first.sums);
    rest.add(logits(...rows.slice(1)), Int32Array.of(1, 4, 5));
    expect(whole.metrics).to.deep.include({ top1: 0.25, top5: 0.75 });
    expect(rest.sums).to.deep.equal(whole.sums);
    const given = new Tally();
    given.add(logits([1, 0]), Int32Array.of(0), 3);
    given.add(logits([1, 0], [0, 1], [1, 0]), Int32Array.of(0, 0, 0), 1);
    expect(given.metrics).to.deep.equal({ loss: 1.5, top1: 0.75, top5: 1 });
  });
});
