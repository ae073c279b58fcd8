import { expect } from "chai";
import { mutual } from "./known-circles.js";
import {
  circlesOf,
  edge,
  edgesOf,
  fileGraph,
  folderGraph,
  type ImportGraph,
  shortestWay,
  without,
} from "./module-graph.js";
import { workspacePackages } from "./workspace.js";

const packageFiles = workspacePackages.map(({ manifest, sources }) => ({
  name: manifest.name,
  files: fileGraph(sources.filter(({ isTest }) => !isTest)),
}));
const exceptions = mutual.map(({ from, to }) => edge(from, to));
const kinds = [
  { kind: "files", graphOf: (files: ImportGraph) => without(files, new Set(exceptions)) },
  { kind: "folders", graphOf: folderGraph },
];

for (const { kind, graphOf } of kinds)
  describe(`imports between ${kind}, types included`, () => {
    for (const { name, files } of packageFiles)
      it(`of ${name} make no circle`, () => {
        expect(circlesOf(graphOf(files))).to.deep.equal([]);
      });
  });

describe("the imports that may close a circle", () => {
  it("close one, each of them", () => {
    const graph: ImportGraph = new Map(packageFiles.flatMap(({ files }) => [...files]));
    const closing = new Set(
      edgesOf(graph).filter((name) => {
        const [from = "", to = ""] = name.split(" → ");
        return shortestWay(graph, to, from) !== undefined;
      }),
    );
    expect(exceptions.filter((name) => !closing.has(name))).to.deep.equal([]);
  });
});

describe("circlesOf", () => {
  const graph = (edges: Readonly<Record<string, readonly string[]>>): ImportGraph =>
    new Map(Object.entries(edges).map(([from, imported]) => [from, new Set(imported)]));

  it("names the edges of a circle", () => {
    const found = circlesOf(graph({ a: ["b"], b: ["c", "d"], c: ["a"], d: [] }));
    expect(found).to.deep.equal(["a → b → c → a"]);
  });

  it("finds none where imports only meet again", () => {
    expect(circlesOf(graph({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] }))).to.deep.equal([]);
  });

  it("finds types, dynamic imports and re-exports in sources", () => {
    const source = (path: string, text: string) => ({ path, text, isTest: false });
    const files = fileGraph([
      source("p/src/a/x.ts", 'import type { Y } from "../b/y.js";'),
      source("p/src/b/y.ts", 'export * from "./z.js";'),
      source("p/src/b/z.ts", 'const x = await import("../a/x.js");'),
    ]);
    expect(circlesOf(files)).to.deep.equal(["p/src/a/x.ts → p/src/b/y.ts → p/src/b/z.ts → p/src/a/x.ts"]);
    expect(circlesOf(folderGraph(files))).to.deep.equal(["p/src/a → p/src/b → p/src/a"]);
  });

  it("finds circles between folders where files have none", () => {
    const files = graph({ "p/a/x.ts": ["p/b/y.ts"], "p/b/z.ts": ["p/a/w/v.ts"], "p/b/y.ts": [], "p/a/w/v.ts": [] });
    expect(circlesOf(files)).to.deep.equal([]);
    expect(circlesOf(folderGraph(files))).to.deep.equal(["p/a → p/b → p/a"]);
  });
});
