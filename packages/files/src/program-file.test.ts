import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { assertProgramFile } from "./program-file.js";

describe("assertProgramFile", () => {
  const folder = folderWith({ "there.js": "" });
  const module = (): string => pathToFileURL(join(folder(), "bundle.js")).href;

  it("passes a program that lies beside the module", () => {
    expect(() => assertProgramFile("./there.js", module())).to.not.throw();
  });

  it("names the file that a bundle has left out, and the page that says how to bundle", () => {
    expect(() => assertProgramFile("./child.js", module()))
      .to.throw(join(folder(), "child.js"))
      .with.property("code", "NG_PROGRAM_MISSING");
    expect(() => assertProgramFile("./child.js", module())).to.throw("docs/bundling.md");
  });

  it("says so where a bundle of CommonJS does not know its place", () => {
    expect(() => assertProgramFile("./child.js", undefined))
      .to.throw("./child.js")
      .with.property("code", "NG_PROGRAM_MISSING");
  });
});
