import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { graphToJson } from "../graph/graph-to-json.js";
import { richGraph } from "../graph/rich-graph.test.support.js";
import { withBatch } from "./with-batch.js";

describe("giving a graph a batch of one size", () => {
  it("changes the size of the batch everywhere and nothing else", () => {
    const form = graphToJson(richGraph());
    for (const { axes } of form.values) for (const axis of axes) if (axis.size === "any") axis.size = 2;
    expect(graphToJson(withBatch(richGraph(), 2))).to.deep.equal(form);
  });

  it("refuses a size that is none", () => {
    for (const size of [0, -1, 1.5, Number.NaN])
      expect(problemOf("NG_SHAPE", () => withBatch(richGraph(), size)).message).to.contain("positive");
  });
});
