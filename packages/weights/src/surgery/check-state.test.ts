import type { NetgraftError } from "@netgraft/core";
import { float32Tensor, type Tensor, tensorFrom, type TensorSpec } from "@netgraft/core/graph";
import { expect } from "chai";
import { checkState } from "./check-state.js";

const spec = (name: string, shape: readonly number[]): TensorSpec => {
  return { name, dtype: "float32", shape, role: "parameter", initializer: { kind: "zeros" } };
};
const zeros = (shape: readonly number[]): Tensor =>
  float32Tensor(shape, new Float32Array(shape.reduce((product, size) => product * size, 1)));

describe("a state for a model", () => {
  it("may have a dense layer where the model has points, and the other way round", () => {
    checkState(
      [spec("fc", [4, 3, 1, 1]), spec("conv", [4, 3])],
      new Map([
        ["fc", zeros([4, 3])],
        ["conv", zeros([4, 3, 1, 1])],
        ["other", zeros([1])],
      ]),
    );
  });

  it("is refused with every tensor that is missing, or of another shape or dtype", () => {
    const specs = [spec("turned", [64, 3, 7, 7]), spec("missing", []), spec("whole", [2]), spec("short", [2])];
    const state = new Map<string, Tensor>([
      // As many elements.
      ["turned", zeros([3, 64, 7, 7])],
      ["whole", tensorFrom("int32", [2], [1, 2])],
      ["short", { dtype: "float32", shape: [2], data: new Float32Array(1) }],
    ]);
    let error: NetgraftError | undefined;
    try {
      checkState(specs, state);
    } catch (caught) {
      // The only error that it throws.
      error = caught as NetgraftError;
    }
    expect(error?.code).to.equal("NG_MODEL_TENSOR");
    expect(error?.problems.map(({ at, expected, found }) => [at, expected, found])).to.deep.equal([
      ["turned", "float32 [64, 3, 7, 7]", "float32 [3, 64, 7, 7]"],
      ["missing", "float32 []", "no such tensor"],
      ["whole", "float32 [2]", "int32 [2]"],
      ["short", "float32 [2]", "float32 [2] with 1 element"],
    ]);
  });
});
