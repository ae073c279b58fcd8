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

describe("operations of core", () => {
  const byFile = new Map<string, readonly OperationLike[]>();
  let registered: ReadonlyMap<string, unknown> = new Map();

  before("import them", async () => {
    for (const file of readdirSync(folder).filter((name) => /^[a-z0-9-]+\.js$/.test(name) && name !== "index.js")) {
      const module = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
      if (module["coreOperations"] instanceof Map) registered = module["coreOperations"];
      else byFile.set(basename(file, ".js"), Object.values(module).filter(isOperation));
    }
  });

  it("are registered, each and no others", () => {
    const defined = [...byFile.values()].flat().map(({ kind }) => kind);
    expect(defined).to.not.be.empty;
    expect(defined.toSorted()).to.deep.equal([...registered.keys()].toSorted());
  });

  it("have a file each, named after them", () => {
    const wrong = [...byFile].filter(([, operations]) => operations.length > 1).map(([file]) => file);
    expect(wrong).to.deep.equal([]);
    const misnamed = [...byFile].flatMap(([file, operations]) =>
      operations.filter(({ kind }) => kebab(kind) !== file).map(({ kind }) => `${file} defines ${kind}`),
    );
    expect(misnamed).to.deep.equal([]);
  });

  it("are exported by core, each under its kind", async () => {
    const core = (await import(pathToFileURL(join(folder, "..", "index.js")).href)) as Record<string, unknown>;
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
