import { expect } from "chai";
import { importsOf, packageOf } from "./imports.js";
import { type SourceFile, type WorkspacePackage, workspacePackages } from "./workspace.js";

/**
 * Which packages of the project the sources of a package may import. Arrows point one way: netgraft → engines,
 * training → data → weights → files → core; a plugin → the plugins that it names, core.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "@netgraft/core": [],
  "@netgraft/files": ["@netgraft/core"],
  "@netgraft/weights": ["@netgraft/core", "@netgraft/files"],
  "@netgraft/engine-process": ["@netgraft/core", "@netgraft/files"],
  "@netgraft/onnx": ["@netgraft/core", "@netgraft/weights"],
  "@netgraft/onnxruntime": [
    "@netgraft/core",
    "@netgraft/files",
    "@netgraft/weights",
    "@netgraft/engine-process",
    "@netgraft/onnx",
  ],
  "@netgraft/tensorflow": ["@netgraft/core", "@netgraft/weights"],
  "@netgraft/pytorch": ["@netgraft/core", "@netgraft/weights"],
  "@netgraft/tensorflow-node": [
    "@netgraft/core",
    "@netgraft/files",
    "@netgraft/weights",
    "@netgraft/engine-process",
    "@netgraft/tensorflow",
  ],
  "@netgraft/data": ["@netgraft/core", "@netgraft/files"],
  "@netgraft/training": ["@netgraft/core", "@netgraft/files", "@netgraft/weights", "@netgraft/data"],
  "@netgraft/experiments": ["@netgraft/core", "@netgraft/diagram", "@netgraft/files", "@netgraft/training"],
  "@netgraft/diagram": ["@netgraft/core"],
  "@netgraft/test-support": [],
  "@netgraft/testing": ["@netgraft/core", "@netgraft/weights"],
};
const names = new Set(workspacePackages.map(({ manifest }) => manifest.name));

describe("dependency arrows", () => {
  for (const workspacePackage of workspacePackages) {
    const { manifest, sources, place } = workspacePackage;
    it(`of ${manifest.name} point the right way`, () => {
      const mayImport = allowedFor(workspacePackage);
      const wrong = sources
        .filter(({ isTest }) => !isTest)
        .flatMap((source) => ownImports(source).map((name) => ({ path: source.path, name })))
        .filter(({ name }) => name !== manifest.name && !mayImport(name))
        .map(({ path, name }) => `${path} imports ${name}`);
      expect(wrong).to.deep.equal([]);
    });

    it(`of ${manifest.name} do not leave its folder by a path`, () => {
      const wrong = sources.flatMap(({ path, ...source }) =>
        importsOf({ path, ...source })
          .filter((specifier) => specifier.startsWith("."))
          .filter((specifier) => !new URL(specifier, `file:///${path}`).pathname.startsWith(`/${place}/src/`))
          .map((specifier) => `${path} imports ${specifier}`),
      );
      expect(wrong).to.deep.equal([]);
    });
  }

  for (const name of [
    "@netgraft/core",
    "@netgraft/onnx",
    "@netgraft/tensorflow",
    "@netgraft/pytorch",
    "@netgraft/diagram",
  ])
    it(`give ${name} nothing of Node`, () => {
      const { sources = [] } = workspacePackages.find(({ manifest }) => manifest.name === name) ?? {};
      const wrong = sources
        .filter((source) => !source.isTest && importsOf(source).some((imported) => packageOf(imported) === "node:"))
        .map(({ path }) => path);
      expect(sources).to.not.be.empty;
      expect(wrong).to.deep.equal([]);
    });
});

function ownImports(source: SourceFile): readonly string[] {
  return importsOf(source).flatMap((specifier) => {
    const name = packageOf(specifier);
    return name !== undefined && names.has(name) ? [name] : [];
  });
}

function allowedFor({ place, manifest }: WorkspacePackage): (name: string) => boolean {
  // The facade may import everything.
  if (manifest.name === "netgraft") return () => true;
  if (place.startsWith("plugins/")) return (name) => name === "@netgraft/core" || name.startsWith("@netgraft/plugin-");
  const list = allowed[manifest.name];
  if (list === undefined) throw new Error(`${manifest.name} has no place in the order of packages; give it one here`);
  return (name) => list.includes(name);
}
