import { expect } from "chai";
import { defineError, NetgraftError } from "./netgraft-error.js";

import * as errors from "./errors.js";

describe("the errors of core", () => {
  const classes = Object.values(errors);

  it("have a code each, of the form NG_…", () => {
    const codes = classes.map(({ code }) => code);
    for (const code of codes) expect(code).to.match(/^NG_[A-Z]+(_[A-Z]+)*$/);
    expect(new Set(codes).size).to.equal(codes.length);
  });

  it("say what they mean and what to do, in sentences", () => {
    for (const { meaning, remedy, code } of classes)
      for (const sentence of [meaning, remedy]) expect(sentence, code).to.match(/^[A-Z`].*\.$/);
  });
});

describe("an error class", () => {
  const Broken = defineError("NG_BROKEN", "Something broke.", "Mend it.");

  it("carries one problem or all that were found", () => {
    expect(new Broken({ at: "a", message: "b" }).message).to.equal("a: b");
    const both = new Broken([{ message: "first" }, { message: "second" }]);
    expect(both.message).to.equal("first\nsecond");
    expect(both.problems).to.have.length(2);
  });

  it("has its code on the class, on instances and as their name", () => {
    const error = new Broken({ message: "b" });
    expect(error).to.be.instanceOf(NetgraftError).and.instanceOf(Error);
    expect([Broken.code, error.code, error.name]).to.deep.equal(["NG_BROKEN", "NG_BROKEN", "NG_BROKEN"]);
    expect(String(error)).to.equal("NG_BROKEN: b");
  });

  it("becomes JSON with code and problems", () => {
    const error = new Broken({ at: "a", message: "b", nearest: "c" });
    expect(JSON.parse(JSON.stringify(error))).to.deep.equal({
      code: "NG_BROKEN",
      problems: [{ at: "a", message: "b", nearest: "c" }],
    });
  });
});
