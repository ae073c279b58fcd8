import { coreOperations } from "@netgraft/core";
import { createTensorFlowEngine } from "@netgraft/tensorflow";
import { expect } from "chai";
import { goldenOperations, goldenProgram } from "./golden-operations.js";

describe("operations on the engine tensorflow", () => {
  for (const [order, of] of [
    ["as they are listed", (names: readonly string[]) => names],
    ["the other way round", (names: readonly string[]) => names.toReversed()],
  ] as const)
    it(`are what PyTorch computes, axes ${order}`, async () => {
      const { program, inputs, expected } = goldenProgram(goldenOperations, of);
      const session = await createTensorFlowEngine().open(program, { threads: 1 });
      const outputs = await session.run(inputs);
      await session.close();
      const wrong = [...expected].flatMap(([key, { name, tensor }]) => {
        const found = outputs[key];
        const isRight =
          found?.shape.join() === tensor.shape.join() &&
          tensor.data.every(
            (value, index) =>
              Math.abs((found?.data[index] ?? Number.NaN) - value) <= 2e-5 * Math.max(1, Math.abs(value)),
          );
        return isRight ? [] : [name];
      });
      expect(wrong).to.deep.equal([]);
    }).timeout(120_000);

  it("are tested, all of them", () => {
    const tested = new Set(goldenOperations.map(({ operation }) => operation));
    expect([...coreOperations.keys()].filter((kind) => !tested.has(kind))).to.deep.equal([]);
  });
});
