import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { fileGraph, reachable, reversed } from "./module-graph.js";
import { importsOf } from "./imports.js";
import { root, sourceFiles, workspacePackages } from "./workspace.js";

/** What test/README.md says that the tests of a folder or a package need. */
const needs = new Map(
  [...readFileSync(join(root, "test", "README.md"), "utf8").matchAll(/^\| `([^`]+)` \| ([a-zA-Z, ]+) \|/gm)].map(
    ([, place = "", what = ""]) => [place, what],
  ),
);
// The file is JSON, with patterns of compiled tests.
const { spec } = JSON.parse(readFileSync(join(root, ".mocharc.quick.json"), "utf8")) as { readonly spec: string[] };
const quick = spec.flatMap((pattern) => {
  const [, group = "", names = ""] = /^(packages|plugins|test)\/(?:dist\/)?(?:\{(.*?)\}|\*)\//.exec(pattern) ?? [];
  return names === "" ? [`${group}/*`] : names.split(",").map((name) => `${group}/${name}`);
});
/** What no quick test may come to: it starts an engine, or Python. */
const engines = /^@netgraft\/(?:onnxruntime|tensorflow-node)|\/support\/(?:engines|run)\.ts$/;

describe("the map of the tests, test/README.md", () => {
  const folders = [
    ...new Set(
      sourceFiles(join(root, "test"))
        .map(({ path }) => path.split("/").slice(0, 2).join("/"))
        .filter((place) => place !== "test/support"),
    ),
  ];
  const packages = workspacePackages.filter(({ sources }) => sources.some(({ path }) => path.endsWith(".test.ts")));

  it("names every folder, and every package with tests", () => {
    const places = [...folders, ...packages.map(({ place }) => (place.startsWith("plugins/") ? "plugins/*" : place))];
    expect(places.filter((place) => !needs.has(place))).to.deep.equal([]);
  });

  it("names nothing that is gone", () => {
    const there = new Set([...folders, ...packages.map(({ place }) => place), "plugins/*"]);
    expect([...needs.keys()].filter((place) => !there.has(place))).to.deep.equal([]);
  });

  it("says of what `npm run test:quick` runs that it needs nothing, and of nothing else", () => {
    const free = [...needs].filter(([, what]) => what === "nothing").map(([place]) => place);
    expect(free.toSorted()).to.deep.equal(quick.toSorted());
  });

  it("is right that these need no engine", () => {
    const sources = [...sourceFiles(join(root, "test")), ...workspacePackages.flatMap((each) => each.sources)];
    const tests = sources.filter(
      ({ path }) => path.endsWith(".test.ts") && quick.some((place) => path.startsWith(place.replace(/\/?\*?$/, "/"))),
    );
    const starting = sources
      .filter((source) => engines.test(source.path) || importsOf(source).some((name) => engines.test(name)))
      .map(({ path }) => path);
    const coming = reachable(reversed(fileGraph(sources)), ...starting);
    const wrong = tests.map(({ path }) => path).filter((path) => coming.has(path) || starting.includes(path));
    expect(wrong).to.deep.equal([]);
  });
});
