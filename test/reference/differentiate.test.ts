import { axes, differentiate, exp, GraphBuilder, multiply, only, reduceSum } from "@netgraft/core/graph";
import { expect } from "chai";
import { computed, tensor } from "./float64-tensor.js";

describe("differentiating a graph, by the reference", () => {
  it("adds up what comes back to a value that is used several times, and to one that is used twice by one node", () => {
    const b = new GraphBuilder("network");
    const w = b.parameter("w", axes({ channel: 2 }), { kind: "zeros" });
    const square = only(b.apply(multiply, [w, w], {}));
    const product = only(b.apply(multiply, [square, only(b.apply(exp, [w], {}))], {}));
    b.output("loss", only(b.apply(reduceSum, [product], { axes: ["channel"], keep: false })));
    const data = [0.5, -1.5];
    const derived = differentiate(b.build(), { of: "loss" });
    const found = computed(derived, { w: tensor({ channel: 2 }, ({ channel = 0 }) => data[channel] ?? 0) });
    // d/dw of w² eʷ is (2 w + w²) eʷ.
    for (const [index, value] of data.entries())
      expect(found["gradient.w"]?.data[index]).to.be.closeTo((2 * value + value * value) * Math.exp(value), 1e-12);
  });
});
