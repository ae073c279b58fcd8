import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { fuzzTarget } from "../run/fuzz-target.js";

const targets = new URL("targets.js", import.meta.url).href;

describe("fuzzing targets that are broken", function () {
  this.timeout(180_000);
  const folder = folderWith();
  const options = () => ({ targets, seed: 1, cases: 64, seconds: 60, folder: folder(), keep: false });

  it("finds nothing in one that is sound", async () => {
    const { failures, tried, accepted } = await fuzzTarget("sound", options());
    expect(failures).to.deep.equal([]);
    expect(tried).to.equal(64);
    expect(accepted).to.be.above(0).and.below(64);
  });

  for (const kind of ["uncoded", "message", "wrong", "polluted", "left"])
    it(`finds what is ${kind}, and keeps the shortest input with what tries it again`, async () => {
      const { failures, tried } = await fuzzTarget(kind, options());
      expect(failures.map((failure) => failure.kind)).to.deep.equal([kind]);
      expect(tried).to.equal(64);
      const input = failures[0]?.input ?? "";
      expect(readFileSync(input, "utf8")).to.equal("Z");
      expect(readFileSync(`${input}.txt`, "utf8")).to.include(`npm run fuzz -- ${kind} --case ${input}`);
      expect(input.startsWith(join(folder(), kind, "failures"))).to.equal(true);
    });

  it("finds what takes more memory than it is worth", async () => {
    const { failures } = await fuzzTarget("memory", { ...options(), cases: 6 });
    expect(failures.map((failure) => failure.kind)).to.deep.equal(["memory"]);
    expect(readFileSync(failures[0]?.input ?? "", "utf8")).to.include("Z");
  });

  for (const kind of ["hang", "crash"])
    it(`ends the process of a ${kind}, names the input, and goes on behind it`, async () => {
      const { failures, tried } = await fuzzTarget(kind, { ...options(), cases: 600 });
      expect(failures.map((failure) => failure.kind)).to.deep.equal([kind]);
      expect(readFileSync(failures[0]?.input ?? "", "utf8")).to.equal("some words with Z in them");
      expect(tried).to.be.above(0);
    });
});
