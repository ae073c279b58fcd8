import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "./workspace.js";

/** What the test reads of an entry of package-lock.json. */
interface LockEntry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe("package-lock.json", () => {
  it("holds the optional packages of every platform (`npm run lock` adds what a registry did not serve)", () => {
    // npm writes the file; the test needs only that its entries are objects.
    const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
      readonly packages: Readonly<Record<string, LockEntry>>;
    };
    const present = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf("node_modules/") + 13)));
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(wanted).to.not.be.empty;
    expect(wanted.filter((name) => !present.has(name))).to.deep.equal([]);
  });
});
