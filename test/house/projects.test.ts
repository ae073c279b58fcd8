import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root, workspacePackages } from "./workspace.js";

describe("tsconfig.json", () => {
  it("names every package, so that `tsc -b` builds all of them", () => {
    // The compiler has read the file, so it has this form.
    const { references } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")) as {
      readonly references: readonly { readonly path: string }[];
    };
    const named = new Set(references.map(({ path }) => path));
    expect(workspacePackages.map(({ place }) => place).filter((place) => !named.has(place))).to.deep.equal([]);
  });
});
