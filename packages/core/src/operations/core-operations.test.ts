import { expect } from "chai";
import * as exported from "./index.js";
import { axes, sameAxes } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Operation } from "../graph/operation.js";
import type { ValueType } from "../graph/value.js";
import { decompose } from "../passes/decompose.js";
import { coreOperations } from "./core-operations.js";
import { type OperationExample, operationExamples } from "./examples.test.support.js";

describe("the operations of core", () => {
  it("are all registered, each under its own kind", () => {
    for (const [kind, operation] of coreOperations) expect(operation.kind).to.equal(kind);
    const isOperation = (value: unknown): boolean => typeof value === "object" && value !== null && "infer" in value;
    const kinds = Object.values(exported).flatMap((value) => (isOperation(value) ? [(value as Operation).kind] : []));
    expect([...coreOperations.keys()]).to.have.members(kinds);
  });

  it("have an example each", () => {
    expect(Object.keys(operationExamples)).to.have.members([...coreOperations.keys()]);
  });

  for (const [kind, operation] of coreOperations) {
    describe(kind, () => {
      operationExamples[kind]?.forEach((example, index) =>
        describe(`example ${index + 1}`, () => test(operation, example)),
      );
    });
  }
});

function test(operation: Operation, example: OperationExample): void {
  const inputs = example.inputs.map((sizes): ValueType => ({ dtype: "float32", axes: axes(sizes) }));
  const { attributes } = example;

  const outputs = [example.output, ...(example.others ?? [])].map((sizes): ValueType => ({
    dtype: "float32",
    axes: axes(sizes),
  }));

  it("infers the axes of its outputs", () => {
    expect(operation.infer(inputs, attributes)).to.deep.equal(outputs);
  });

  it("takes its attributes, and nothing more or less", () => {
    const { attributes: schema } = operation;
    expect(schema.safeParse(attributes)).to.deep.include({ success: true, data: attributes });
    expect(schema.safeParse({ ...attributes, extra: 1 }).success, "an unknown key").to.equal(false);
    for (const key of Object.keys(attributes)) {
      const { [key]: _, ...without } = attributes;
      expect(schema.safeParse(without).success, `without ${key}`).to.equal(false);
    }
  });

  it("has a cost that no batch size changes", () => {
    const ofBatch = (size: number | "any"): unknown => {
      const sized = inputs.map(({ dtype, axes: all }) => ({
        dtype,
        axes: all.map((axis) => (axis.name === "batch" ? { name: "batch", size } : axis)),
      }));
      return operation.cost?.(sized, operation.infer(sized, attributes), attributes);
    };
    expect(ofBatch(1)).to.deep.equal(ofBatch("any"));
    expect(ofBatch(32)).to.deep.equal(ofBatch("any"));
  });

  if (operation.decompose === undefined) return;
  it("decomposes into simpler operations of the same type", () => {
    const builder = new GraphBuilder("example");
    const values = inputs.map((type, index) => builder.input(`x${index}`, type));
    builder.apply(operation, values, attributes).forEach((y, port) => builder.output(`y${port}`, y));
    const graph = decompose(builder.build(), () => false);
    for (const node of graph.nodes) expect(node.operation.decompose, node.path).to.equal(undefined);
    outputs.forEach((expected, port) => {
      const y = graph.outputs[`y${port}`];
      expect(y?.dtype).to.equal("float32");
      expect(sameAxes(y?.axes ?? [], expected.axes)).to.equal(true);
    });
  });
}
