import { axes, dropout, dropPath, GraphBuilder, only, shakeShake, toTraining } from "@netgraft/core/graph";
import { expect } from "chai";
import { drawnInputs } from "./step-inputs.js";

/** Dropout, drop-path and Shake-Shake of features, in their training form. */
const graph = (() => {
  const b = new GraphBuilder("drawing");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: 400, channel: 50 }) });
  const some = only(b.apply(dropout, [x], { rate: 0.3 }, "some"));
  const whole = only(b.apply(dropPath, [some], { rate: 0.25 }, "whole"));
  b.output("y", only(b.apply(shakeShake, [whole, x], {}, "mixed")));
  return toTraining(b.build());
})();
const at = (seed: number, step: number) => drawnInputs(graph, { seed, step });
const share = (data: Float32Array | undefined, value: number): number =>
  (data ?? new Float32Array()).reduce((count, each) => count + (each === value ? 1 : 0), 0) / (data?.length ?? 0);

describe("what is drawn for a step", () => {
  it("is a tensor for each input that is marked, of its shape", () => {
    const shapes = Object.entries(at(1, 1)).map(([name, { shape }]) => [name, shape]);
    expect(shapes).to.deep.equal([
      ["some.mask", [400, 50]],
      ["whole.mask", [400]],
      ["mixed.forward", [400]],
      ["mixed.backward", [400]],
    ]);
  });

  it("is 0 in masks as often as the rate says, and otherwise what keeps the mean", () => {
    const drawn = at(1, 1);
    const [some, whole] = [drawn["some.mask"]?.data, drawn["whole.mask"]?.data];
    expect(new Set(some)).to.deep.equal(new Set([0, Math.fround(1 / 0.7)]));
    expect(new Set(whole)).to.deep.equal(new Set([0, Math.fround(1 / 0.75)]));
    // Four standard deviations.
    expect(share(some, 0)).to.be.closeTo(0.3, 4 * Math.sqrt((0.3 * 0.7) / 20_000));
    expect(share(whole, 0)).to.be.closeTo(0.25, 4 * Math.sqrt((0.25 * 0.75) / 400));
  });

  it("lies evenly from 0 up to 1 where two branches are mixed, one way forward and another back", () => {
    const drawn = at(1, 1);
    for (const name of ["mixed.forward", "mixed.backward"]) {
      const data = drawn[name]?.data ?? new Float32Array();
      expect(data.every((value) => value >= 0 && value < 1)).to.equal(true);
      const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
      expect(mean).to.be.closeTo(0.5, 4 * Math.sqrt(1 / 12 / 400));
    }
    expect(drawn["mixed.forward"]).to.not.deep.equal(drawn["mixed.backward"]);
  });

  it("is the same for a seed and a step, and differs for others", () => {
    const first = at(1, 1);
    expect(at(1, 1)).to.deep.equal(first);
    for (const other of [at(2, 1), at(1, 2)])
      for (const [name, { data }] of Object.entries(first)) expect(other[name]?.data).to.not.deep.equal(data);
  });
});
