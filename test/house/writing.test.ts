import { expect } from "chai";
import { parseSync, Visitor } from "oxc-parser";
import { type SourceFile, workspacePackages } from "./workspace.js";

/** What only looks at files. `open` is here for what reads pictures; `openSync` for a path that leads to no file. */
const reading =
  /^(?:access|closeSync|constants|createReadStream|exists|fstat|lstat|open|read|readdir|readFile|readlink|realpath|stat|statfs)(?:Sync)?$/;

/** Sources that change files by themselves, and why that is safe. */
const known: Readonly<Record<string, string>> = {
  "packages/files/src/file-system.ts": "it is what all others use",
  "packages/engine-process/src/set-up/install-package.ts": "fills a folder that `makeWhole` makes whole",
  "packages/tensorflow-node/src/set-up/make-native.ts": "fills a folder that `makeWhole` makes whole",
  "packages/tensorflow-node/src/set-up/pip-tensorflow.ts": "fills a folder that `makeWhole` makes whole",
  "packages/tensorflow-node/src/set-up/provide-package.ts": "fills a folder that `makeWhole` makes whole",
  "packages/tensorflow-node/src/set-up/link-libraries.ts": "fills a folder that `makeWhole` makes whole",
  "packages/tensorflow-node/src/native/kept.ts": "fills a folder that `makeWhole` makes whole",
  "packages/netgraft/src/trust/trust-list.ts":
    "makes a folder for the user alone, if it can; its file is written whole",
  "packages/tensorflow-node/src/native/link-addon.ts": "makes a link, which is there or not",
};

describe("files", () => {
  it("are written by @netgraft/files alone, whole or not at all", () => {
    const changing = workspacePackages
      .flatMap(({ sources }) => sources)
      .filter(({ isTest, path }) => !isTest && !path.startsWith("packages/test-support/"))
      .flatMap((source) => fileCalls(source).map((name) => ({ path: source.path, name })))
      .filter(({ name }) => !reading.test(name));
    expect(changing).to.not.be.empty;
    expect(changing.filter(({ path }) => !(path in known)).map(({ path, name }) => `${path}: ${name}`)).to.deep.equal(
      [],
    );
    expect(Object.keys(known).filter((path) => !changing.some((source) => source.path === path))).to.deep.equal([]);
  });
});

/** What a source imports of Node's file system, `*` for all of it. */
function fileCalls({ path, text }: SourceFile): readonly string[] {
  const names: string[] = [];
  new Visitor({
    ImportDeclaration({ source, specifiers, importKind }) {
      if (!/^(?:node:)?fs(?:\/promises)?$/.test(source.value) || importKind === "type") return;
      for (const specifier of specifiers) {
        if (specifier.type !== "ImportSpecifier") names.push("*");
        else if (specifier.importKind !== "type")
          names.push("name" in specifier.imported ? specifier.imported.name : specifier.imported.value);
      }
    },
  }).visit(parseSync(path, text).program);
  return names;
}
