import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { entryModules, root, workspacePackages } from "./workspace.js";

/** What the tests read of an error class; see defineError in core. */
interface CodedClass {
  readonly code: string;
  readonly meaning: string;
  readonly remedy: string;
}

describe("ERRORS.md", () => {
  const classes: CodedClass[] = [];
  const listed: string[] = [];

  before("read it, and import every package", async () => {
    listed.push(...[...errorsPage().matchAll(/^\| `(NG_[A-Z0-9_]+)` \|/gm)].map(([, code = ""]) => code));
    const modules = await Promise.all(
      workspacePackages.flatMap(entryModules).map((module): Promise<object> => import(pathToFileURL(module).href)),
    );
    classes.push(...new Set(modules.flatMap((module) => Object.values(module).filter(isCodedClass))));
  });

  it("lists the codes that the packages export, and no others", () => {
    expect(classes).to.not.be.empty;
    expect(listed.toSorted()).to.deep.equal(classes.map(({ code }) => code).toSorted());
  });

  it("lists no code twice", () => {
    expect(listed.filter((code, position) => listed.indexOf(code) !== position)).to.deep.equal([]);
  });

  it("gives each a meaning and a remedy as sentences", () => {
    const unfinished = classes.filter(({ meaning, remedy }) =>
      [meaning, remedy].some((text) => !/^[A-Z`].*[.!]$/.test(text)),
    );
    expect(unfinished.map(({ code }) => code)).to.deep.equal([]);
  });
});

describe("error codes in docstrings", () => {
  it("are codes that exist", () => {
    const known = errorsPage();
    const unknown = workspacePackages
      .flatMap(({ sources }) => sources)
      .filter(({ isTest }) => !isTest)
      .flatMap(({ path, text }) => [...text.matchAll(/\bNG_[A-Z0-9_]+\b/g)].map(([code]) => ({ path, code })))
      .filter(({ code }) => !known.includes(`\`${code}\``))
      .map(({ path, code }) => `${path}: ${code}`);
    expect(unknown).to.deep.equal([]);
  });
});

function errorsPage(): string {
  return readFileSync(join(root, "ERRORS.md"), "utf8");
}

function isCodedClass(exported: unknown): exported is CodedClass {
  return typeof exported === "function" && "code" in exported && String(exported.code).startsWith("NG_");
}
