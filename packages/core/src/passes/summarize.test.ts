import { expect } from "chai";
import { axes, type Size } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Value } from "../graph/value.js";
import { sigmoid } from "../operations/elementwise/activations.js";
import { add, multiply } from "../operations/elementwise/arithmetic.js";
import { globalPool } from "../operations/pool/global-pool.js";
import { conv } from "../operations/product/conv.js";
import { dense } from "../operations/product/dense.js";
import { only } from "../operations/rules/arity.js";
import { squareWindow } from "../operations/rules/window.js";
import { nodeCost, summarize } from "./summarize.js";

const zeros = { kind: "zeros" } as const;

/** A block with an attachment `se` (with a bias), an auxiliary head, and a buffer in each. */
function network(batch: Size = "any"): Graph {
  const b = new GraphBuilder("small");
  const x = b.input("image", { dtype: "float32", axes: axes({ batch, channel: 2, height: 4, width: 3 }) });
  const convolved = (name: string, value: Value, bias?: Value): Value => {
    const weight = b.parameter(`${name}.weight`, axes({ out: 2, in: 2, height: 1, width: 1 }), zeros);
    const inputs = bias === undefined ? [value, weight] : [value, weight, bias];
    return only(b.apply(conv, inputs, { groups: 1, windows: squareWindow({ size: 1 }) }, name.split(".").at(-1)));
  };
  const y = b.within({ kind: "block", path: "layer1.0", type: "basic" }, () => {
    const branch = convolved("layer1.0.conv1", x);
    b.buffer("layer1.0.bn1.running_mean", axes({ channel: 2 }), zeros);
    const scaled = b.within({ kind: "attachment", path: "layer1.0.se", type: "se" }, ({ id: scope }) => {
      const pooled = only(b.apply(globalPool, [branch], { of: "mean" }));
      const bias = b.parameter("layer1.0.se.fc.bias", axes({ out: 2 }), zeros);
      const gate = only(b.apply(sigmoid, [convolved("layer1.0.se.fc", pooled, bias)], {}));
      const value = only(b.apply(multiply, [branch, gate], {}));
      b.mark({
        kind: "attachment",
        id: "se",
        type: "squeeze",
        site: "residual",
        scope,
        before: branch.id,
        value: value.id,
      });
      return value;
    });
    // A name that begins as the attachment's does is not inside it.
    b.parameter("layer1.0.second.weight", axes({ out: 5 }), zeros);
    return only(b.apply(add, [scaled, x], { residual: true }));
  });
  b.within({ kind: "auxiliary", path: "aux" }, () => {
    convolved("aux.conv", y);
    b.buffer("aux.bn.running_mean", axes({ channel: 7 }), zeros);
  });
  convolved("auxiliary", y);
  b.output("y", y);
  return b.build();
}

describe("the summary of a network", () => {
  const summary = summarize(network());

  it("names the network and the sizes of one example", () => {
    expect(summary).to.deep.include({ name: "small", input: { channel: 2, height: 4, width: 3 } });
  });

  it("counts what is learned, what is kept, and auxiliary heads apart", () => {
    // conv1 2·2, fc 2·2 + 2, second 5, auxiliary 2·2
    expect(summary.parameters).to.equal(4 + 6 + 5 + 4);
    expect(summary.auxiliaryParameters).to.equal(4);
    expect(summary.buffers).to.equal(2);
  });

  it("counts the work outside auxiliary heads", () => {
    const pixels = 4 * 3;
    // conv1 and auxiliary at each position, fc once.
    expect(summary.macs).to.equal(2 * (2 * 2 * pixels) + 2 * 2);
    expect(summary.elementwise).to.deep.equal({
      globalPool: 2 * pixels,
      activation: 2,
      scale: 2 * pixels,
      residualAdd: 2 * pixels,
    });
  });

  it("lists attachments with their places and parameters", () => {
    expect(summary.attachments).to.deep.equal([
      { id: "se", type: "squeeze", site: "residual", path: "layer1.0.se", parameters: 6 },
    ]);
  });

  it("is that of one example, whatever the batch", () => {
    expect(summarize(network(1))).to.deep.equal(summary);
    expect(summarize(network(32))).to.deep.equal(summary);
  });

  it("counts a parameter once, however often it is used", () => {
    const b = new GraphBuilder("shared");
    const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
    const weight = b.parameter("weight", axes({ out: 3, in: 3 }), zeros);
    const once = only(b.apply(dense, [x, weight], {}));
    b.output("y", only(b.apply(dense, [once, weight], {})));
    expect(summarize(b.build())).to.include({ parameters: 9, macs: 18 });
  });

  it("is nothing for an operation that declares no cost", () => {
    const [node] = network().nodes;
    const { cost: _, ...free } = conv;
    expect(nodeCost({ ...(node ?? expect.fail("no node")), operation: free })).to.deep.equal({
      macs: 0,
      elementwise: {},
    });
  });
});
