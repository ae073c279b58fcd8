import { expect } from "chai";
import { only } from "./arity.js";

describe("only", () => {
  it("gives the one output of an operation that has one", () => {
    expect(only(["y"])).to.equal("y");
    for (const outputs of [[], ["y", "z"]]) expect(() => only(outputs)).to.throw(TypeError, "exactly one output");
  });
});
