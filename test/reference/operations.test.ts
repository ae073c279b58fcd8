import { readFileSync } from "node:fs";
import { type Attributes, axes, coreOperations, differentiate, GraphBuilder, type TensorData } from "@netgraft/core";
import { evaluate, isPrimitive } from "@netgraft/testing";
import { nameDerivedUniform } from "@netgraft/weights";
import { expect } from "chai";
import { relativeDistance } from "../gradients/relative-distance.js";
import { weightedSum } from "../gradients/weighted-sum.js";
import { goldenText } from "../support/goldens.js";

type Sizes = Readonly<Record<string, number>>;

/** A line of packages/onnx/goldens/operations.jsonl. */
interface ForwardGolden {
  readonly name: string;
  readonly operation: string;
  readonly attributes: Attributes;
  readonly inputs: readonly { readonly axes: Sizes; readonly data: readonly number[] }[];
  readonly output: { readonly axes: Sizes; readonly data: readonly number[] };
  readonly port?: number;
}

/** An entry of gradients-operations.json. */
interface GradientGolden {
  readonly name: string;
  readonly operation: string;
  readonly attributes: Attributes;
  readonly inputs: readonly {
    readonly axes: Sizes;
    readonly scale: number;
    readonly shift: number;
    readonly levels?: true;
  }[];
  readonly outputs: readonly Sizes[];
  readonly gradients: readonly (readonly number[])[];
}

const forward = readFileSync(new URL("../../../packages/onnx/goldens/operations.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  // The script beside it writes this form.
  .map((line) => JSON.parse(line) as ForwardGolden);
const backward = JSON.parse(goldenText("gradients-operations.json")) as readonly GradientGolden[];

describe("the reference evaluation", () => {
  it("computes or decomposes every operation of core", () => {
    const neither = [...coreOperations.values()].filter(
      ({ kind, decompose }) => !isPrimitive(kind) && decompose === undefined,
    );
    expect(neither.map(({ kind }) => kind)).to.deep.equal([]);
  });

  for (const { name, operation: kind, attributes, inputs, output, port = 0 } of forward)
    it(`computes ${name} as PyTorch does`, () => {
      const b = new GraphBuilder(kind);
      const feeds: Record<string, TensorData> = {};
      const values = inputs.map(({ axes: sizes, data }, index) => {
        feeds[`x${index}`] = { shape: Object.values(sizes), data: Float32Array.from(data) };
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

  for (const golden of backward)
    it(`computes the gradients of ${golden.name} as PyTorch does`, () => {
      const { name, operation: kind, attributes } = golden;
      const b = new GraphBuilder(kind);
      const feeds: Record<string, TensorData> = {};
      const inputs = golden.inputs.map(({ axes: sizes, scale, shift, levels }, index) => {
        feeds[`x${index}`] = tensor(`${name}/${index}`, sizes, (u) =>
          levels === true ? shift + Math.floor(u * scale + 0.5) : shift + u * scale,
        );
        return b.input(`x${index}`, { dtype: "float32", axes: axes(sizes) });
      });
      weightedSum(b, b.apply(coreOperations.get(kind) ?? expect.fail(), inputs, attributes));
      golden.outputs.forEach((sizes, port) => (feeds[`dy${port}`] = tensor(`${name}/dy${port}`, sizes)));
      const withRespectTo = inputs.map((_, index) => `x${index}`);
      const graph = differentiate(b.build(), { of: "loss", withRespectTo });
      const found = evaluate({ graph, state: new Map() }, feeds);
      golden.gradients.forEach((expected, index) => {
        const gradient = found[`gradient.x${index}`]?.data ?? expected.map(() => 0);
        expect(relativeDistance(gradient, expected), `input ${index}`).to.be.at.most(1e-6);
      });
    });
});

/** A tensor whose values are a function of those that derive from a name. */
function tensor(name: string, sizes: Sizes, value: (u: number) => number = (u) => u): TensorData {
  const shape = Object.values(sizes);
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: nameDerivedUniform(name, count).map(value) };
}
