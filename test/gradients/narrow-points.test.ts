import { squareWindow } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import { expect } from "chai";
import { elements } from "../support/elements.js";
import { onEachEngine } from "../support/engines.js";
import { relativeDistance, tolerance } from "./relative-distance.js";
import { convolutionFeeds, squaredConvolution } from "./squared-convolution.js";

const sizes = { x: { batch: 2, channel: 4, height: 12, width: 12 }, weight: { out: 4, in: 4, height: 1, width: 1 } };

onEachEngine("the gradient of strided points of few channels", (engine) => {
  it("is right, and the same to the bit each time", async () => {
    // Only the gradient of the weight, whose windows are strided points.
    const windows = squareWindow({ size: 1, stride: 2, padding: 0 });
    const program = { graph: squaredConvolution(sizes, { groups: 1, windows }, ["weight"]), state: new Map() };
    const feeds = convolutionFeeds(sizes, Math.sin);
    const gradient = async () => elements((await engine.run(program, feeds))["gradient.weight"]);
    const first = await gradient();
    expect(relativeDistance(first, evaluate(program, feeds)["gradient.weight"]?.data ?? [])).to.be.below(tolerance);
    for (let time = 0; time < 20; time += 1) expect(await gradient()).to.deep.equal(first);
  }).timeout(120_000);
});
