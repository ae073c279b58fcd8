import { coreOperations, type Program, type NamedTensors, type Tensor } from "@netgraft/core";
import { encodeOnnx, type OnnxEngine, startOnnxEngine } from "@netgraft/onnx";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";
import { goldenOperations, goldenPrograms } from "./golden-operations.js";
import { elements } from "../support/elements.js";

type Run = (program: Program, inputs: NamedTensors) => Promise<NamedTensors>;

const orders = {
  "as they are listed": (names: readonly string[]) => names,
  "the other way round": (names: readonly string[]) => names.toReversed(),
};

/** Tests that all operations are what PyTorch computes, whatever the order of axes. */
function areAsPyTorchComputes(run: Run, which = ""): void {
  for (const [order, of] of Object.entries(orders))
    it(`are what PyTorch computes, axes ${order}${which}`, async () => {
      const wrong: string[] = [];
      for (const { program, inputs, expected } of goldenPrograms(of)) {
        const outputs = await run(program, inputs);
        for (const [key, { name, tensor }] of expected) if (!isClose(outputs[key], tensor)) wrong.push(name);
      }
      expect(wrong).to.deep.equal([]);
    }).timeout(120_000);
}

function isClose(found: Tensor | undefined, { shape, data }: Tensor<"float32">): boolean {
  if (found?.shape.join() !== shape.join()) return false;
  const values = elements(found);
  return data.every(
    (value, index) => Math.abs((values[index] ?? Number.NaN) - value) <= 2e-5 * Math.max(1, Math.abs(value)),
  );
}

onEachEngine("operations", ({ run }) => areAsPyTorchComputes(run));

describe("operations in a later operator set of ONNX", () => {
  let engine: OnnxEngine;
  before(async () => {
    engine = await startOnnxEngine({ threads: 1 });
  });
  after(() => engine.close());
  for (const opset of [18, 22] as const)
    areAsPyTorchComputes(
      async (program, inputs) => (await engine.load(await encodeOnnx(program, { opset }))).run(inputs),
      `, in set ${opset}`,
    );
});

describe("operations that engines are tested with", () => {
  it("are all of them", () => {
    const tested = new Set(goldenOperations.map(({ operation }) => operation));
    expect([...coreOperations.keys()].filter((kind) => !tested.has(kind))).to.deep.equal([]);
  });
});
