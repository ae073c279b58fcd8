import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import {
  afterPowerLoss,
  type CallFault,
  failingFiles,
  type FileEvent,
  forEachCall,
  promptFiles,
  recordedFiles,
  type Tree,
  treeOf,
} from "@netgraft/test-support";
import { expect } from "chai";
import { withFileSystem } from "./file-system.js";
import { isTemporaryName } from "./owned-name.js";
import { writeFileWhole } from "./write-file.js";
import { writeFolderWhole } from "./write-folder.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const pieces = [bytes("the new"), new Uint8Array(0), bytes(" content")];

/** Something that is written: what is there before, and how it is written. */
interface Writing {
  readonly before?: (folder: string) => Promise<void>;
  readonly write: (folder: string) => Promise<unknown>;
}

const old = (folder: string): Promise<void> => writeFile(join(folder, "out"), "old");
const oldFolder = async (folder: string): Promise<void> => {
  await mkdir(join(folder, "out"));
  await Promise.all(["a", "b"].map((name) => writeFile(join(folder, "out", name), "old")));
};
const twoFiles = (path: string, replace = false): Promise<unknown> =>
  writeFolderWhole(
    path,
    async (inside, write) => {
      await write("inner/a", pieces);
      await writeFileWhole(join(inside, "b"), pieces);
    },
    { replace },
  );

const writings: Readonly<Record<string, Writing>> = {
  "a new file": { write: (folder) => writeFileWhole(join(folder, "out"), pieces) },
  "a file that replaces one, with its mode": {
    before: async (folder) => {
      await old(folder);
      await chmod(join(folder, "out"), 0o640);
    },
    write: (folder) => writeFileWhole(join(folder, "out"), pieces),
  },
  "a file by way of a link": {
    before: async (folder) => {
      await old(folder);
      await symlink("out", join(folder, "link"));
    },
    write: (folder) => writeFileWhole(join(folder, "link"), pieces),
  },
  "a file by way of a link to nothing": {
    before: (folder) => symlink("out", join(folder, "link")),
    write: (folder) => writeFileWhole(join(folder, "link"), pieces),
  },
  "a file that must not be there": { write: (folder) => writeFileWhole(join(folder, "out"), pieces, { isNew: true }) },
  "a new folder": { write: (folder) => twoFiles(join(folder, "out")) },
  "a folder below others that are not there": { write: (folder) => twoFiles(join(folder, "above/over/out")) },
  "a folder in the place of an empty one": {
    before: (folder) => mkdir(join(folder, "out")),
    write: (folder) => twoFiles(join(folder, "out")),
  },
  "a folder that replaces one": { before: oldFolder, write: (folder) => twoFiles(join(folder, "out"), true) },
};

const codes = ["ENOSPC", "EIO", "EMFILE", "EACCES"];
const codeOf = (number: number): string => codes[number % codes.length] ?? "EIO";

/** Ways in which each call fails in turn, by its number. */
const faults: readonly ((number: number) => CallFault)[] = [
  (number) => ({ code: codeOf(number) }),
  (number) => ({ code: codeOf(number + 1), stays: true }),
  // Half is written, and then all is.
  () => ({}),
  () => ({ code: "EIO", isDone: true }),
];

/** What one sees of a tree: without what is unfinished, which has a name that says so. */
function visible(tree: Tree): Readonly<Record<string, string>> {
  const shown = [...tree].filter(([path]) => !path.split("/").some(isUnfinished));
  return Object.fromEntries(
    shown
      .map(([path, content]) => [path, content === undefined ? "folder" : new TextDecoder().decode(content)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function isUnfinished(name: string): boolean {
  return isTemporaryName(name.replace(/\.old\.tmp$/, ".tmp"));
}

describe("what is written", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-faults-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const [name, { before, write }] of Object.entries(writings)) {
    /** A folder of its own as it is before, and what is in it then and afterwards. */
    const prepared = async (): Promise<{ readonly place: string; readonly was: Tree }> => {
      const place = await mkdtemp(join(folder, "case-"));
      await before?.(place);
      return { place, was: treeOf(place) };
    };
    const finished = async (): Promise<Readonly<Record<string, string>>> => {
      const { place } = await prepared();
      await write(place);
      return visible(treeOf(place));
    };

    it(`is there, or what was before: ${name}, with each call failing in each way @long`, async () => {
      const whole = await finished();
      let cases = 0;
      for (const faultAt of faults)
        cases += await forEachCall(faultAt, async (faultOf, fault) => {
          const { place, was } = await prepared();
          let removed = true;
          const failing = failingFiles(promptFiles, (call) => {
            const found = faultOf(call);
            if (found !== undefined && call.operation.startsWith("rm")) removed = false;
            return found;
          });
          const error = await withFileSystem(failing, () => write(place)).then(
            () => undefined,
            (thrown: unknown) => (thrown instanceof Error ? thrown : new TypeError("no error was thrown")),
          );
          const found = visible(putBack(treeOf(place)));
          const isInPlace = error === undefined || /(?:out|link): the \w+ is in its place/.test(error.message);
          if (isInPlace) expect(found).to.deep.equal(whole);
          // Nor can the folders be removed that were made for it.
          else if (fault.stays === true)
            expect(withoutEmptyFolders(found)).to.deep.equal(withoutEmptyFolders(visible(was)));
          // The answer to the rename itself may be what was lost.
          else if (fault.isDone !== true || !isEqual(found, whole)) expect(found).to.deep.equal(visible(was));
          if (error !== undefined) {
            expect(error).to.have.property("code").that.is.oneOf(["NG_WRITE_FAILED", "NG_OUTPUT_EXISTS"]);
            expect(error).to.have.property("message").that.contains(place);
          }
          if (removed && fault.isDone !== true && !isInPlace)
            expect([...treeOf(place).keys()].map((path) => basename(path)).filter(isUnfinished)).to.deep.equal([]);
        });
      expect(cases).to.be.above(40);
    });

    /** What may be found after a power cut and is neither what was before nor, where that was promised, what is written. */
    const lost = async (isKept: (event: FileEvent) => boolean): Promise<readonly unknown[]> => {
      const whole = await finished();
      const { place, was } = await prepared();
      const events: FileEvent[] = [];
      await withFileSystem(recordedFiles(promptFiles, events), () => write(place));
      events.push({ kind: "promise", promise: "it is written" });
      const survivors = [...afterPowerLoss(place, was, events.filter(isKept))];
      expect(survivors.length).to.be.above(6);
      return survivors
        .map(({ tree, promises }) => ({ promises, found: visible(putBack(tree)) }))
        .filter(({ promises, found }) => {
          const isBefore = isEqual(withoutEmptyFolders(found), withoutEmptyFolders(visible(was)));
          return !isEqual(found, whole) && (promises.length > 0 || !isBefore);
        });
    };

    it(`outlasts a power cut at any moment: ${name}`, async () => {
      expect(await lost(() => true)).to.deep.equal([]);
    });

    it(`would not do so unless files and folders were synced: ${name}`, async () => {
      expect(await lost(({ kind }) => kind !== "syncFile")).to.not.be.empty;
      expect(await lost(({ kind }) => kind !== "syncFolder")).to.not.be.empty;
    });
  }
});

/** As the next write to that folder puts it back where one that was replaced has not been; see write-folder.test.ts. */
function putBack(tree: Tree): Tree {
  if (tree.has("out")) return tree;
  return new Map([...tree].map(([path, content]) => [path.replace(/^\.out\.[0-9a-z-]+\.old\.tmp/, "out"), content]));
}

function withoutEmptyFolders(found: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const paths = Object.keys(found);
  const isKept = (path: string): boolean =>
    found[path] !== "folder" || paths.some((other) => other.startsWith(`${path}/`) && found[other] !== "folder");
  return Object.fromEntries(Object.entries(found).filter(([path]) => isKept(path)));
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
