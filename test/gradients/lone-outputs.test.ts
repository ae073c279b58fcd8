import { squareWindow } from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import { expect } from "chai";
import { elements } from "../support/elements.js";
import { onEachEngine } from "../support/engines.js";
import { relativeDistance, tolerance } from "./relative-distance.js";
import { type ConvolutionSizes, convolutionFeeds, squaredConvolution } from "./squared-convolution.js";

/** What goes into and comes out of each group, and the window: one channel comes out of each. */
const cases = [
  { groups: 1, into: 1, size: 3, stride: 1, dilation: 1 },
  { groups: 1, into: 5, size: 3, stride: 2, dilation: 1 },
  { groups: 2, into: 2, size: 3, stride: 1, dilation: 1 },
  { groups: 2, into: 2, size: 2, stride: 3, dilation: 1 },
  { groups: 4, into: 4, size: 3, stride: 1, dilation: 2 },
  { groups: 4, into: 1, size: 3, stride: 1, dilation: 2 },
  { groups: 32, into: 1, size: 5, stride: 1, dilation: 2 },
];

function sizesOf({ groups, into, size }: (typeof cases)[number]): ConvolutionSizes {
  return {
    x: { batch: 2, channel: groups * into, height: 9, width: 10 },
    weight: { out: groups, in: into, height: size, width: size },
  };
}

onEachEngine("a convolution from which one channel comes out of each group", (engine) => {
  for (const given of cases) {
    const { groups, into, size, stride, dilation } = given;
    it(`is right, with its gradients: ${groups} × ${into} to 1, ${size}×${size}, stride ${stride}, dilation ${dilation}`, async () => {
      const sizes = sizesOf(given);
      const windows = squareWindow({ size, stride, padding: dilation, dilation });
      const graph = squaredConvolution(sizes, { groups, windows }, ["x", "weight"]);
      const program = { graph, state: new Map() };
      const feeds = convolutionFeeds(sizes, (index, name) => Math.sin(1.7 * index + name.length));
      const [found, wanted] = [await engine.run(program, feeds), evaluate(program, feeds)];
      for (const name of ["y", "gradient.x", "gradient.weight"])
        expect(relativeDistance(elements(found[name]), wanted[name]?.data ?? []), name).to.be.below(tolerance);
    }).timeout(120_000);
  }
});
