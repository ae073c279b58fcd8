import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root, workspacePackages } from "./workspace.js";

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version: string; readonly dependencies?: Readonly<Record<string, string>> }>
  >;
}
// npm has read the file before any test runs.
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;

/** What a package brings, itself included, as far as it is installed at the top. */
function brought(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const other of Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {})) brought(other, seen);
  return seen;
}

describe("libraries that core has bundled", () => {
  const bundle = join(root, "packages/core/bundle");
  const libraries = readdirSync(bundle).flatMap((name) => /^(.*)\.js$/.exec(name)?.[1] ?? []);

  it("are named in its package.json, and nothing else is in the folder", () => {
    const core = workspacePackages.find(({ manifest }) => manifest.name === "@netgraft/core");
    expect(Object.keys(core?.manifest.dependencies ?? {})).to.include.members(libraries);
    expect(readdirSync(bundle).toSorted()).to.deep.equal(
      libraries.flatMap((name) => [`${name}.js`, `${name}.js.LICENSE.txt`]).toSorted(),
    );
  });

  for (const library of libraries)
    it(`have their licences beside them: ${library}, with what it brings`, () => {
      const text = readFileSync(join(bundle, `${library}.js.LICENSE.txt`), "utf8");
      for (const name of brought(library)) {
        const place = `node_modules/${name}`;
        expect(existsSync(join(root, place, "LICENSE")), name).to.equal(true);
        expect(text).to.include(`${name} ${lock.packages[place]?.version}\n`);
        expect(text).to.include(readFileSync(join(root, place, "LICENSE"), "utf8").trim());
      }
    });
});
