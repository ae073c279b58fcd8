import { coreOperations } from "@netgraft/core/graph";
import { expect } from "chai";
import { emitters } from "./index.js";

describe("the emitters of ONNX", () => {
  it("are there for every operation of core that does not decompose", () => {
    const neither = [...coreOperations.values()].filter(
      ({ kind, decompose }) => !emitters.has(kind) && decompose === undefined,
    );
    expect(neither.map(({ kind }) => kind)).to.deep.equal([]);
  });
});
