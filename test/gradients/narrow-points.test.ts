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
import { relativeDistance, tolerance } from "./relative-distance.js";
import { elements } from "../support/elements.js";

const sizes = { x: { batch: 2, channel: 4, height: 12, width: 12 }, weight: { out: 4, in: 4, height: 1, width: 1 } };

/** The gradient of the weight of a convolution whose windows are strided points of few channels. */
function gradientOfPoints(): Graph {
  const b = new GraphBuilder("points");
  const x = b.input("x", { dtype: "float32", axes: axes(sizes.x) });
  const weight = b.input("weight", { dtype: "float32", axes: axes(sizes.weight) });
  const y = only(b.apply(conv, [x, weight], { groups: 1, windows: squareWindow({ size: 1, stride: 2, padding: 0 }) }));
  const calculate = formulasBelow(b, "loss");
  b.output("loss", calculate.reduceSum(calculate.multiply(y, y), ["batch", "channel", "height", "width"]));
  return differentiate(b.build(), { of: "loss", withRespectTo: ["weight"] });
}

onEachEngine("the gradient of strided points of few channels", (engine) => {
  it("is right, and the same to the bit each time", async () => {
    const program = { graph: gradientOfPoints(), state: new Map() };
    const feeds = Object.fromEntries(
      Object.entries(sizes).map(([name, each]) => {
        const shape = Object.values(each);
        const count = shape.reduce((product, size) => product * size);
        return [
          name,
          float32Tensor(
            shape,
            Float32Array.from({ length: count }, (_, index) => Math.sin(index)),
          ),
        ];
      }),
    );
    const gradient = async () => elements((await engine.run(program, feeds))["gradient.weight"]);
    const first = await gradient();
    expect(relativeDistance(first, evaluate(program, feeds)["gradient.weight"]?.data ?? [])).to.be.below(tolerance);
    for (let time = 0; time < 20; time += 1) expect(await gradient()).to.deep.equal(first);
  }).timeout(60_000);
});
