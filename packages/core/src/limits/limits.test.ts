import { expect } from "chai";
import { thrown } from "../errors/thrown.test.support.js";
import { limitOf, limits, limitsVariable, withinLimit } from "./limits.js";

describe("limits", () => {
  const before = process.env[limitsVariable];
  afterEach(() => {
    if (before === undefined) delete process.env[limitsVariable];
    else process.env[limitsVariable] = before;
  });

  it("are those of the table, and others where the environment says so", () => {
    expect(limitOf("depth")).to.equal(limits.depth.most);
    process.env[limitsVariable] = "depth=7, picture-pixels=3e8";
    expect(limitOf("depth")).to.equal(7);
    expect(limitOf("picture-pixels")).to.equal(300_000_000);
    expect(limitOf("values")).to.equal(limits.values.most);
    expect(withinLimit("depth")).to.equal("at most 7 levels (NETGRAFT_LIMITS=depth=… allows more)");
  });

  it("tell all that is wrong with the environment variable", () => {
    process.env[limitsVariable] = "depht=7,values=-1,tensors,text-bytes=1=2,picture-bytes=1.5";
    const { problems } = thrown("NG_LIMITS", () => limitOf("depth"));
    expect(problems).to.have.lengthOf(5);
    expect(problems[0]).to.include({ at: limitsVariable, message: 'there is no limit "depht"', nearest: "depth" });
  });
});
