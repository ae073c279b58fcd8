import { expect } from "chai";
import { fitsApiVersion, isApiVersion, pluginApiVersion } from "./api-version.js";

describe("a plugin's API version", () => {
  const fitting = [1, "1", "1.x", "1.1", "^1", "^1.1", "~1.1", "=1.1", ">=1", ">= 1.1", ">=1 <3", "<2", "<=1", "1 - 2"];
  const others = [
    2,
    0,
    "2",
    "1.0",
    "1.2",
    "^2",
    "^1.2",
    "~1.2",
    ">1",
    ">1.1",
    "<1",
    "<1.1",
    "<=1.0",
    ">=2 <3",
    "2 - 3",
  ];

  it("fits by its number, which stands for all minor versions, or by a range", () => {
    for (const wanted of fitting) expect(fitsApiVersion(wanted, "1.1"), String(wanted)).to.equal(true);
    for (const wanted of others) expect(fitsApiVersion(wanted, "1.1"), String(wanted)).to.equal(false);
  });

  it("may be one of several ranges", () => {
    expect(fitsApiVersion("^1.2 || ^2", "2.0")).to.equal(true);
    expect(fitsApiVersion("^1.2 || ^2", "1.1")).to.equal(false);
    expect(fitsApiVersion(">=1.2", "1.10"), "minor versions are numbers").to.equal(true);
  });

  it("is the one that is here for plugins of this version", () => {
    for (const wanted of [Number.parseInt(pluginApiVersion, 10), pluginApiVersion, `^${pluginApiVersion}`])
      expect(fitsApiVersion(wanted), String(wanted)).to.equal(true);
  });

  it("is refused where it is no version and no range", () => {
    for (const value of ["", "one", "1 and 2", ">=", "1..2", "1 || ", "latest", undefined, {}])
      expect(isApiVersion(value), JSON.stringify(value)).to.equal(false);
    for (const value of [...fitting, ...others]) expect(isApiVersion(value), String(value)).to.equal(true);
  });
});
