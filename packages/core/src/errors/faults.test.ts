import { expect } from "chai";
import { ConfigInvalidError, Faults, type NetgraftError, NothingSelectedError, ShapeError } from "./index.js";

const shape = (at: string): NetgraftError => new ShapeError({ at, message: "wrong" });

describe("Faults", () => {
  it("keep the very error where there is one, and nothing where there is none", async () => {
    const faults = new Faults();
    expect(faults.isEmpty).to.equal(true);
    expect(faults.attempt(() => 3)).to.equal(3);
    expect(await faults.attemptAsync(() => Promise.resolve(4))).to.equal(4);
    expect(() => faults.throwIfAny()).to.not.throw();
    expect(() => faults.error()).to.throw(TypeError);
    const only = shape("a");
    faults.add(only);
    expect(faults.error()).to.equal(only);
  });

  it("tell all of one kind under its code", () => {
    const faults = new Faults();
    for (const at of ["a", "b"]) {
      const result = faults.attempt(() => {
        throw shape(at);
      });
      expect(result).to.equal(undefined);
    }
    expect(() => faults.throwIfAny())
      .to.throw(ShapeError)
      .with.property("problems")
      .that.deep.equals([
        { at: "a", message: "wrong" },
        { at: "b", message: "wrong" },
      ]);
  });

  it("tell those of several kinds as NG_CONFIG_INVALID, each with the code of its own", async () => {
    const faults = new Faults();
    faults.add(new ConfigInvalidError({ at: "name", message: "missing" }));
    await faults.attemptAsync(() => Promise.reject(shape("a")));
    const nested = new Faults();
    nested.add(shape("b"));
    nested.add(new NothingSelectedError({ at: "c", message: "none" }));
    faults.add(nested.error());
    const error = faults.error();
    expect(error.code).to.equal("NG_CONFIG_INVALID");
    expect(error.problems).to.deep.equal([
      { at: "name", message: "missing" },
      { code: "NG_SHAPE", at: "a", message: "wrong" },
      { code: "NG_SHAPE", at: "b", message: "wrong" },
      { code: "NG_NOTHING_SELECTED", at: "c", message: "none" },
    ]);
  });

  it("let through what is no error of ours", async () => {
    const faults = new Faults();
    expect(() =>
      faults.attempt(() => {
        throw new RangeError("a fault in code");
      }),
    ).to.throw(RangeError);
    const rejected = await faults
      .attemptAsync(() => Promise.reject(new RangeError("so too")))
      .catch((error: unknown) => error);
    expect(rejected).to.be.instanceOf(RangeError);
    expect(faults.isEmpty).to.equal(true);
  });
});
