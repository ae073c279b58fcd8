import { expect } from "chai";
import { ShapeError } from "./errors.js";
import { locate } from "./problem-places.js";
import { thrown } from "./thrown.test.support.js";

describe("locate", () => {
  it("returns what the action returns", () => {
    expect(locate("here", () => 7)).to.equal(7);
  });

  it("gives a place to problems that have none, and keeps the class and the cause", () => {
    const original = new ShapeError({ message: "too small", expected: "at least 3" });
    const error = thrown("NG_SHAPE", () =>
      locate("layer1.0.conv1", () => {
        throw original;
      }),
    );
    expect(error).to.be.instanceOf(ShapeError);
    expect(error.message).to.equal("layer1.0.conv1: too small; expected at least 3");
    expect(error.cause).to.equal(original);
  });

  it("leaves the places that are there: the innermost wins", () => {
    const error = thrown("NG_SHAPE", () =>
      locate("outer", () => {
        throw new ShapeError([{ at: "inner", message: "a" }, { message: "b" }]);
      }),
    );
    expect(error.problems.map(({ at }) => at)).to.deep.equal(["inner", "outer"]);
  });

  it("passes on unchanged what has its places, and what is not ours", () => {
    for (const original of [new ShapeError({ at: "inner", message: "a" }), new RangeError("not ours")]) {
      const action = (): never => {
        throw original;
      };
      expect(() => locate("outer", action))
        .to.throw()
        .that.equals(original);
    }
  });
});
