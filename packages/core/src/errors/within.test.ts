import { expect } from "chai";
import { ShapeError } from "./errors.js";
import { thrown } from "./thrown.test.support.js";
import { within } from "./problem-places.js";

describe("within", () => {
  it("returns what the action returns", () => {
    expect(within("here", () => 7)).to.equal(7);
  });

  it("puts the places of problems below its own, and keeps the class and the cause", () => {
    const original = new ShapeError([{ at: "epoch", message: "a" }, { at: "[0].x", message: "b" }, { message: "c" }]);
    const error = thrown("NG_SHAPE", () =>
      within("schedule", () => {
        throw original;
      }),
    );
    expect(error).to.be.instanceOf(ShapeError);
    expect(error.problems.map(({ at }) => at)).to.deep.equal(["schedule.epoch", "schedule[0].x", "schedule"]);
    expect(error.cause).to.equal(original);
  });

  it("passes on what is not ours", () => {
    const action = (): never => {
      throw new RangeError("not ours");
    };
    expect(() => within("outer", action)).to.throw(RangeError);
  });
});
