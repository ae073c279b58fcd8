import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { root } from "./workspace.js";

/** What tells an operation from what operations share. */
interface OperationLike {
  readonly kind: string;
  readonly infer: unknown;
}

const folder = join(root, "packages", "core", "dist", "operations");

/** The files that pass on what others define. */
const lists = new Set(["index.js", "operations.js"]);

/** The files that define several: a family of operations whose rules are a line or two each, or two that share theirs. */
const families = ["activations", "arithmetic", "dropout", "functions", "rearrangements", "reductions", "softmax"];

describe("operations of core", () => {
  const byFile = new Map<string, readonly OperationLike[]>();
  let registered: ReadonlyMap<string, unknown> = new Map();

  before("import them", async () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => /(^|[\\/])[a-z0-9-]+\.js$/.test(name) && !lists.has(basename(name)))) {
      const module = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
      if (module["coreOperations"] instanceof Map) registered = module["coreOperations"];
      else byFile.set(file.slice(0, -".js".length), Object.values(module).filter(isOperation));
    }
  });

  it("are registered, each and no others", () => {
    const defined = [...byFile.values()].flat().map(({ kind }) => kind);
    expect(defined).to.not.be.empty;
    expect(defined.toSorted()).to.deep.equal([...registered.keys()].toSorted());
  });

  it("have a file each, named after them, or stand in that of their family", () => {
    const several = [...byFile].filter(([, operations]) => operations.length > 1).map(([file]) => basename(file));
    expect(several.toSorted()).to.deep.equal(families);
    const misnamed = [...byFile].flatMap(([file, operations]) =>
      operations.length > 1
        ? []
        : operations.filter(({ kind }) => kebab(kind) !== basename(file)).map(({ kind }) => `${file} defines ${kind}`),
    );
    expect(misnamed).to.deep.equal([]);
  });

  it("lie in a folder that says what they are, none beside what puts them together", () => {
    const loose = [...byFile].filter(([file, operations]) => operations.length > 0 && basename(file) === file);
    expect(loose.map(([file]) => file)).to.deep.equal([]);
  });

  it("are exported by the door for graphs, each under its kind", async () => {
    const core = (await import(pathToFileURL(join(folder, "..", "doors", "graph.js")).href)) as Record<string, unknown>;
    expect([...registered].filter(([kind, operation]) => core[kind] !== operation).map(([kind]) => kind)).to.deep.equal(
      [],
    );
  });
});

function isOperation(exported: unknown): exported is OperationLike {
  return typeof exported === "object" && exported !== null && "kind" in exported && "infer" in exported;
}

function kebab(camelCase: string): string {
  return camelCase.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
