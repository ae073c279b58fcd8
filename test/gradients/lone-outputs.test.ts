import {
  axes,
  conv,
  differentiate,
  float32Tensor,
  formulasBelow,
  type Graph,
  GraphBuilder,
  only,
  squareWindow,
} from "@netgraft/core/graph";
import { evaluate } from "@netgraft/testing";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";
import { elements } from "../support/elements.js";
import { relativeDistance, tolerance } from "./relative-distance.js";

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

/** A convolution that gives each group one channel, the sum of the squares of its elements, and the gradients of that. */
function squares({ groups, size, stride, dilation }: (typeof cases)[number], sizes: ReturnType<typeof sizesOf>): Graph {
  const b = new GraphBuilder("lone");
  const x = b.input("x", { dtype: "float32", axes: axes(sizes.x) });
  const weight = b.input("weight", { dtype: "float32", axes: axes(sizes.weight) });
  const windows = squareWindow({ size, stride, padding: dilation, dilation });
  const y = only(b.apply(conv, [x, weight], { groups, windows }));
  b.output("y", y);
  const calculate = formulasBelow(b, "loss");
  b.output("loss", calculate.reduceSum(calculate.multiply(y, y), ["batch", "channel", "height", "width"]));
  return differentiate(b.build(), { of: "loss", withRespectTo: ["x", "weight"] });
}

function sizesOf({ groups, into, size }: (typeof cases)[number]) {
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
      const program = { graph: squares(given, sizes), state: new Map() };
      const feeds = Object.fromEntries(
        Object.entries(sizes).map(([name, each]) => {
          const shape = Object.values(each);
          const count = shape.reduce((product, length) => product * length);
          const data = Float32Array.from({ length: count }, (_, index) => Math.sin(1.7 * index + name.length));
          return [name, float32Tensor(shape, data)];
        }),
      );
      const [found, wanted] = [await engine.run(program, feeds), evaluate(program, feeds)];
      for (const name of ["y", "gradient.x", "gradient.weight"])
        expect(relativeDistance(elements(found[name]), wanted[name]?.data ?? []), name).to.be.below(tolerance);
    }).timeout(60_000);
  }
});
