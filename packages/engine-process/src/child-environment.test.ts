import { expect } from "chai";
import { childEnvironment } from "./child-environment.js";

describe("the environment of an engine's process", () => {
  for (const [given, kept] of [
    ["--input-type=module", ""],
    ["--input-type module --no-warnings", "--no-warnings"],
    ["--inspect-brk=0 --max-old-space-size=99", "--max-old-space-size=99"],
    ['--inspect --import "./a b.mjs" --inspect-port 9230', '--import "./a b.mjs"'],
    ["--inspect-wait --debug-port=1 --title=inspect", "--title=inspect"],
  ] as const)
    it(`has of NODE_OPTIONS=${given} ${kept === "" ? "nothing" : kept}`, () => {
      expect(childEnvironment({ HOME: "/home", NODE_OPTIONS: given })).to.deep.equal({
        HOME: "/home",
        NODE_OPTIONS: kept,
      });
    });

  it("is that of its parent otherwise", () => {
    for (const env of [{}, { NODE_OPTIONS: "--max-old-space-size=99 --expose-gc" }])
      expect(childEnvironment(env)).to.equal(env);
  });
});
