import { join, resolve } from "node:path";
import type { NamedFile, Origin } from "@netgraft/core/config";
import { expect } from "chai";
import { openable, relativeTo } from "./named-file.js";

const named = (name: string, kind: Origin["kind"], of: string): NamedFile => ({
  name,
  kind: "file",
  origin: { kind, name: of, line: 3, column: 5 },
  at: ["labels"],
});
const cwd = resolve("project");

const cases: readonly (readonly [what: string, file: NamedFile, whole: string, inRun: string])[] = [
  ["a config names", named("names.txt", "file", "configs/a.yaml"), "configs/names.txt", "../../configs/names.txt"],
  ["a config names above it", named("../x.tar", "file", "configs/a.yaml"), "x.tar", "../../x.tar"],
  ["a config elsewhere names", named("./x", "file", "../other/a.yaml"), "../other/x", "../../../other/x"],
  ["a program names", named("x", "program", "configs/a.mjs"), "configs/x", "../../configs/x"],
  ["an argument names", named("x.tar", "argument", "--set labels=x.tar"), "x.tar", "../../x.tar"],
  ["a preset names", named("x.tar", "preset", "resnet50"), "x.tar", "../../x.tar"],
  ["is a default", named("data", "default", "default"), "data", "../../data"],
  ["lies in the folder of the run", named("runs/net/x", "argument", "--set labels=x"), "runs/net/x", "./x"],
];

describe("a file that", () => {
  for (const [what, file, whole, inRun] of cases)
    it(`${what} is opened, and named in the folder of a run, as what it is relative to says`, () => {
      expect(resolve(openable(cwd)(file))).to.equal(resolve(cwd, whole));
      expect(relativeTo(resolve(cwd, "runs/net"), cwd)(file)).to.equal(inRun);
    });

  it("has a whole path keeps it", () => {
    const path = resolve("x.tar");
    const file = named(path, "file", "configs/a.yaml");
    expect(openable(cwd)(file)).to.equal(path);
    expect(relativeTo(join(cwd, "runs"), cwd)(file)).to.equal(path);
  });

  it("is opened is named from the working directory of the process where that is shorter", () => {
    expect(openable(process.cwd())(named("x.tar", "file", "configs/a.yaml"))).to.equal(join("configs", "x.tar"));
  });
});
