import { axes, coreOperations, float32Tensor, GraphBuilder, type Tensor } from "@netgraft/core/graph";
import { evaluate, isPrimitive } from "@netgraft/testing";
import { expect } from "chai";
import { goldenOperations } from "../engines/golden-operations.js";
import { expectGradients, gradientGoldens, gradientProgram } from "../gradients/operation-goldens.js";

describe("the reference evaluation", () => {
  it("computes or decomposes every operation of core", () => {
    const neither = [...coreOperations.values()].filter(
      ({ kind, decompose }) => !isPrimitive(kind) && decompose === undefined,
    );
    expect(neither.map(({ kind }) => kind)).to.deep.equal([]);
  });

  for (const { name, operation: kind, attributes, inputs, output, port = 0 } of goldenOperations)
    it(`computes ${name} as PyTorch does`, () => {
      const b = new GraphBuilder(kind);
      const feeds: Record<string, Tensor<"float32">> = {};
      const values = inputs.map(({ axes: sizes, data }, index) => {
        feeds[`x${index}`] = float32Tensor(Object.values(sizes), Float32Array.from(data));
        return b.input(`x${index}`, { dtype: "float32", axes: axes(sizes) });
      });
      const y = b.apply(coreOperations.get(kind) ?? expect.fail(), values, attributes)[port] ?? expect.fail();
      // A golden lists its axes in PyTorch's order.
      const order = Object.entries(output.axes).map(([axis, size]) => ({ name: axis, size }));
      const [ordered] = b.apply(coreOperations.get("expand") ?? expect.fail(), [y], { axes: order });
      b.output("y", ordered ?? expect.fail());
      const found = evaluate({ graph: b.build(), state: new Map() }, feeds)["y"]?.data ?? [];
      expect(found.length).to.equal(output.data.length);
      // The goldens have six digits.
      output.data.forEach((value, index) =>
        expect(found[index]).to.be.closeTo(value, 2e-5 * Math.max(1, Math.abs(value)), `element ${index}`),
      );
    });

  for (const golden of gradientGoldens)
    it(`computes the gradients of ${golden.name} as PyTorch does`, () => {
      const { program, feeds } = gradientProgram(golden);
      expectGradients(evaluate(program, feeds), golden, 1e-6);
    });
});
