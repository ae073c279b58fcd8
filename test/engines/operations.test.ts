import { coreOperations } from "@netgraft/core/graph";
import { encodeOnnx } from "@netgraft/onnx";
import { type OnnxEngine, startOnnxEngine } from "@netgraft/onnxruntime/node";
import { expect } from "chai";
import { onEachEngine } from "../support/engines.js";
import { goldenOperations, goldenPrograms } from "./golden-operations.js";
import { type Run, wrongCases } from "./wrong-cases.js";

const orders = {
  "as they are listed": (names: readonly string[]) => names,
  "the other way round": (names: readonly string[]) => names.toReversed(),
};

/** Tests that all operations are what PyTorch computes, whatever the order of axes, but for those that are refused in words. */
function areAsPyTorchComputes(run: Run, which = "", refused?: RegExp): void {
  for (const [order, of] of Object.entries(orders))
    it(`are what PyTorch computes, axes ${order}${which}`, async () => {
      const wrong: string[] = [];
      for (const golden of goldenPrograms(of)) wrong.push(...(await wrongCases(golden, of, run)));
      expect(wrong.filter((each) => refused?.test(each) !== true)).to.deep.equal([]);
    }).timeout(120_000);
}

onEachEngine("operations", ({ run }) => areAsPyTorchComputes(run));

describe("operations in other operator sets of ONNX", () => {
  let engine: OnnxEngine;
  before(async () => {
    engine = await startOnnxEngine({ threads: 1 });
  });
  after(() => engine.close());
  for (const opset of [13, 18, 24] as const)
    areAsPyTorchComputes(
      async (program, inputs) => (await engine.load(await encodeOnnx(program, { opset }))).run(inputs),
      `, in set ${opset}`,
      opset < 16 ? /^maxPoolGradient .*in this operator set/ : undefined,
    );
});

describe("operations that engines are tested with", () => {
  it("are all of them", () => {
    const tested = new Set(goldenOperations.map(({ operation }) => operation));
    expect([...coreOperations.keys()].filter((kind) => !tested.has(kind))).to.deep.equal([]);
  });
});
