import { readFileSync } from "node:fs";
import {
  type Attributes,
  axes,
  coreOperations,
  GraphBuilder,
  type NetworkState,
  type Program,
  type TensorData,
  type Value,
} from "@netgraft/core";
import { expect } from "chai";
import { encodeOnnx } from "../export-onnx.js";
import { OnnxEngine } from "../engine/onnx-engine.js";
import { emitters } from "./index.js";

interface GoldenTensor {
  readonly axes: Readonly<Record<string, number>>;
  readonly data: readonly number[];
  /** Whether it is given as a parameter rather than as an input. */
  readonly state?: boolean;
}

interface GoldenCase {
  readonly name: string;
  readonly operation: string;
  readonly attributes: Attributes;
  readonly inputs: readonly GoldenTensor[];
  readonly output: GoldenTensor;
  /** Which of the operation's outputs it is; the first by default. */
  readonly port?: number;
  /** Whether the batch is a number; any size by default. */
  readonly fixed?: boolean;
}

// Computed by PyTorch: scripts/operation_goldens.py, which writes one case a line.
const cases = readFileSync(new URL("../../goldens/operations.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  // The script writes this form.
  .map((line) => JSON.parse(line) as GoldenCase);

describe("the lowering of each operation", () => {
  let engine: OnnxEngine;
  before(async () => {
    engine = await OnnxEngine.start({ threads: 1 });
  });
  after(() => engine.close());

  it("exists for every operation of core, as an emitter or a decomposition", () => {
    const neither = [...coreOperations.values()].filter(
      ({ kind, decompose }) => !emitters.has(kind) && decompose === undefined,
    );
    expect(neither.map(({ kind }) => kind)).to.deep.equal([]);
  });

  it("is tested for every operation of core", () => {
    const tested = new Set(cases.map(({ operation }) => operation));
    expect([...coreOperations.keys()].filter((kind) => !tested.has(kind))).to.deep.equal([]);
  });

  for (const golden of cases) {
    for (const opset of [17, 22] as const) {
      it(`computes ${golden.name} as PyTorch does (operator set ${opset})`, async () => {
        await check(golden, opset, (names) => names);
      });
    }
    it(`computes ${golden.name} whatever the order of the axes`, async () => {
      await check(golden, 17, (names) => names.toReversed());
    });
  }

  async function check(
    golden: GoldenCase,
    opset: 17 | 22,
    order: (names: readonly string[]) => readonly string[],
  ): Promise<void> {
    const { program, inputs, output } = programOf(golden, order);
    const session = await engine.load(await encodeOnnx(program, { opset }));
    const y = (await session.run(inputs))["y"];
    await session.release();
    expect(y?.shape).to.deep.equal(output.axes.map(({ name }) => golden.output.axes[name]));
    const expected = reordered(
      golden.output,
      output.axes.map(({ name }) => name),
    );
    for (const [index, value] of expected.entries())
      expect(y?.data[index]).to.be.closeTo(value, 2e-5 * Math.max(1, Math.abs(value)), `element ${index}`);
  }
});

/** A graph of the one operation; feature maps that flow through it (not its parameters) have their axes in the order given. */
function programOf(
  { operation: kind, attributes, inputs, output, port = 0, fixed = false }: GoldenCase,
  order: (names: readonly string[]) => readonly string[],
): { program: Program; inputs: Record<string, TensorData>; output: Value } {
  const builder = new GraphBuilder(kind);
  const state = new Map<string, TensorData>();
  const feeds: Record<string, TensorData> = {};
  const values = inputs.map((tensor, index) => {
    const name = `x${index}`;
    if (tensor.state === true && Object.keys(tensor.axes).length === 0)
      return builder.constant({ dtype: "float32", axes: [] }, tensor.data);
    if (tensor.state === true) {
      state.set(name, { shape: Object.values(tensor.axes), data: Float32Array.from(tensor.data) });
      return builder.parameter(name, axes(tensor.axes), { kind: "zeros" });
    }
    const names = order(Object.keys(tensor.axes));
    feeds[name] = {
      shape: names.map((axis) => tensor.axes[axis] ?? 0),
      data: Float32Array.from(reordered(tensor, names)),
    };
    return builder.input(name, {
      dtype: "float32",
      axes: names.map((axis) => ({ name: axis, size: axis === "batch" && !fixed ? "any" : (tensor.axes[axis] ?? 0) })),
    });
  });
  const operation = coreOperations.get(kind);
  if (operation === undefined) throw new Error(`no operation ${kind}`);
  const y = builder.apply(operation, values, attributes)[port];
  if (y === undefined) throw new Error(`${kind} has no output ${port}`);
  builder.output("y", y);
  expect(y.axes.map(({ name }) => name).toSorted()).to.deep.equal(Object.keys(output.axes).toSorted());
  return { program: { graph: builder.build(), state: state satisfies NetworkState }, inputs: feeds, output: y };
}

/** The elements of a tensor with its axes in another order, row by row. */
function reordered({ axes: sizes, data }: GoldenTensor, order: readonly string[]): number[] {
  const names = Object.keys(sizes);
  const strides = new Map(
    names.map((name, index) => [
      name,
      names.slice(index + 1).reduce((product, axis) => product * (sizes[axis] ?? 0), 1),
    ]),
  );
  let offsets = [0];
  for (const axis of order)
    offsets = offsets.flatMap((offset) =>
      Array.from({ length: sizes[axis] ?? 0 }, (_, index) => offset + index * (strides.get(axis) ?? 0)),
    );
  return offsets.map((offset) => data[offset] ?? Number.NaN);
}
