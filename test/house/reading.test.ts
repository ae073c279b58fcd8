import { expect } from "chai";
import { parseSync, Visitor } from "oxc-parser";
import { workspacePackages } from "./workspace.js";

/** What waits for a pipe, and reads a device without end. */
const reading: ReadonlySet<string> = new Set([
  "createReadStream",
  "open",
  "openSync",
  "opendir",
  "readFile",
  "readFileSync",
  "openAsBlob",
  "copyFile",
  "copyFileSync",
]);

/** What reads files that no user names, and so not by `@netgraft/files`. */
const own: Readonly<Record<string, string>> = {
  "packages/files/src/open-file.ts": "is the road",
  "packages/files/src/write-file.ts": "looks whether somebody reads the pipe that is written to",
  "packages/files/src/hold/hold-chain.ts": "its own records in a folder that it holds",
  "packages/files/src/hold/process-record.ts": "what Linux tells of processes",
  "packages/netgraft/src/run/encoded-drawing.ts": "the fonts of its package",
  "packages/netgraft/src/run/create-plugin/plugin-files.ts": "the templates of its package",
  "packages/netgraft/src/trust/trust-entry.ts":
    "regular files alone, of code that is to run, and manifests of installed packages",
  "packages/netgraft/src/trust/trust-list.ts": "the user's own list, whose owner and mode it checks",
  "packages/onnxruntime/src/node/engine/profiled.ts": "what onnxruntime has written into a temporary folder of ours",
  "packages/onnxruntime/src/node/profile/profile-program.ts": "the same",
  "packages/tensorflow-node/src/native/kept.ts": "what it has kept in the user's cache",
  "packages/test-support/src/power-loss.ts": "what tests have written",
  "packages/tensorflow-node/src/native/tfjs-package.ts": "the manifest of an installed package",
};

describe("files that users name", () => {
  const direct = workspacePackages
    .flatMap(({ sources }) => sources)
    .filter(({ isTest, text }) => !isTest && /from "node:fs/.test(text))
    .flatMap(({ path, text }) => (importsFrom(path, text).some((name) => reading.has(name)) ? [path] : []));

  it("are opened by `@netgraft/files`, which takes regular files of bounded size", () => {
    expect(direct.toSorted()).to.deep.equal(Object.keys(own).toSorted());
  });
});

/** What a module imports from Node's file system; `*` for all of it. */
function importsFrom(path: string, text: string): readonly string[] {
  const names: string[] = [];
  new Visitor({
    ImportDeclaration: ({ source, specifiers, importKind }) => {
      if (!source.value.startsWith("node:fs") || importKind === "type") return;
      for (const specifier of specifiers)
        if (specifier.type === "ImportSpecifier")
          names.push("name" in specifier.imported ? specifier.imported.name : specifier.imported.value);
    },
  }).visit(parseSync(path, text).program);
  return names;
}
