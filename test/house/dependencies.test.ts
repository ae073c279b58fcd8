import { expect } from "chai";
import { importsOf, packageOf } from "./imports.js";
import { rootManifest, type WorkspacePackage, workspacePackages } from "./workspace.js";

/** What is found as a folder and not imported: its addon alone is loaded. */
const foundAsFolders = new Set(["@tensorflow/tfjs-node"]);

/** The door by which sources get zod; the compiler writes the types of their options under zod's own name all the same. */
const zodByCore = /^import (?:type )?\{[^}]*\bz\b[^}]*\} from "@netgraft\/core";$/m;

describe("package.json", () => {
  for (const workspacePackage of workspacePackages) {
    const { manifest } = workspacePackage;
    const needed = [...packagesImported(workspacePackage, false)].toSorted();

    it(`of ${manifest.name} names what its sources import`, () => {
      const declared = declaredBy(workspacePackage);
      expect(needed.filter((name) => !declared.has(name))).to.deep.equal([]);
    });

    it(`of ${manifest.name} names nothing else`, () => {
      const unused = [...declaredBy(workspacePackage)].filter(
        (name) => !needed.includes(name) && !foundAsFolders.has(name),
      );
      expect(unused).to.deep.equal([]);
    });

    it(`of ${manifest.name}, or the root's, names what its tests import`, () => {
      const declared = declaredBy(workspacePackage);
      for (const dependencies of [manifest.devDependencies, rootManifest.devDependencies])
        for (const name of Object.keys(dependencies ?? {})) declared.add(name);
      const missing = [...packagesImported(workspacePackage, true)].filter((name) => !declared.has(name));
      expect(missing).to.deep.equal([]);
    });
  }
});

/** Packages that the sources, or the tests, import; a package may import itself by name. */
function packagesImported({ sources, manifest }: WorkspacePackage, tests: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  for (const source of sources) {
    if (source.isTest !== tests) continue;
    if (zodByCore.test(source.text)) found.add("zod");
    for (const specifier of importsOf(source)) {
      const name = packageOf(specifier);
      if (name !== undefined && name !== "node:" && name !== manifest.name) found.add(name);
    }
  }
  return found;
}

function declaredBy({ manifest }: WorkspacePackage): Set<string> {
  const { dependencies, peerDependencies, optionalDependencies } = manifest;
  return new Set([dependencies, peerDependencies, optionalDependencies].flatMap((part) => Object.keys(part ?? {})));
}
