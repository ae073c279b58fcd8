import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { OpenedDataset } from "@netgraft/core";
import { describeProblem } from "@netgraft/core/config";
import { folderWith, rejection, skipBecause, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { fileSystem, type FolderSystem, pathNotText } from "./folder-entries.js";
import { openFolder } from "./open-folder.js";
import { picturesBelow } from "./pictures-below.js";

const skip = { holdOut: 0, holdOutSeed: 0, brokenPictures: "skip" } as const;
const strict = { ...skip, brokenPictures: "error" } as const;

describe("what a folder of pictures has that is not taken", () => {
  const folder = folderWith();
  /** Files of two classes and more, in a folder of their own. */
  const made = async (name: string, ...more: readonly string[]): Promise<string> => {
    const files = ["a/1.png", "b/1.png", ...more];
    await writeFiles(folder(), Object.fromEntries(files.map((file) => [`${name}/${file}`, ""])));
    return folder(name);
  };
  const told = (path: string, { notes }: OpenedDataset): readonly string[] | undefined =>
    notes?.map((note) => describeProblem(note).replaceAll(path, "data"));
  const trained = async (path: string, { train }: OpenedDataset): Promise<readonly string[]> =>
    Promise.all(
      Array.from({ length: train.length }, async (_, index) => {
        const { source } = await train.item(index);
        return source.kind === "file" ? relative(path, source.path) : "";
      }),
    );

  it("is counted and told: other files by their endings, hidden and loose pictures", async () => {
    const others = ["a/x.TXT", "b/y.txt", "b/z.mp4", "b/inner/none", "b/.DS_Store"];
    const path = await made("counted", ...others, "a/._1.png", "loose.jpg", "other.jpg", "README.md");
    for (const options of [skip, strict])
      expect(told(path, await openFolder(path, options))).to.deep.equal([
        "data: 4 files are left out, which are no pictures by name; found 2 × .txt, 1 × .mp4, 1 × no ending",
        "data: 2 pictures beside the folders of classes are left out",
        "data: 1 hidden picture is left out",
      ]);
  });

  it("is a link that leads nowhere or in a circle; one with the name of a picture is left to what reads it", async function () {
    if (process.platform === "win32") skipBecause(this, "Windows makes links for administrators alone");
    const path = await made("links");
    await symlink("/nowhere/x.png", join(path, "a/zz.png"));
    await symlink("loop.png", join(path, "b/loop.png"));
    await symlink("/nowhere/notes", join(path, "README"));
    await symlink("round", join(path, "b/round"));
    for (const options of [skip, strict]) {
      const opened = await openFolder(path, options);
      expect(await trained(path, opened)).to.deep.equal(["a/1.png", "a/zz.png", "b/1.png", "b/loop.png"]);
      expect(told(path, opened)).to.deep.equal([
        "data/README: left out; found a link: no such file or directory",
        "data/b/round: left out; found a link: too many symbolic links",
      ]);
    }
  });

  it("is a folder that cannot be read, where broken pictures are skipped; else it ends the work", async () => {
    const path = await made("unreadable", "a/inner/2.png", "b/secret/3.png");
    const system: FolderSystem = {
      ...fileSystem,
      entries: (at) =>
        at.endsWith("secret")
          ? Promise.reject(Object.assign(new Error("EACCES"), { code: "EACCES" }))
          : fileSystem.entries(at),
    };
    const opened = await openFolder(path, skip, { system });
    expect(await trained(path, opened)).to.deep.equal(["a/1.png", "a/inner/2.png", "b/1.png"]);
    expect(told(path, opened)).to.deep.equal(["data/b/secret: left out; found permission denied"]);
    const error = await rejection(openFolder(path, strict, { system }));
    expect(error).to.include({ code: "NG_READ_FAILED" });
    expect(error).to.have.nested.property("problems[0].found", "permission denied");
    expect(error).to.have.nested.property("problems[0].at", join(path, "b/secret"));
  });

  it("is a class that cannot be read, of which nothing would be learnt", async () => {
    const path = await made("closed");
    const system: FolderSystem = {
      ...fileSystem,
      realpath: (at) =>
        at.endsWith("/b")
          ? Promise.reject(Object.assign(new Error("EACCES"), { code: "EACCES" }))
          : fileSystem.realpath(at),
    };
    const error = await rejection(openFolder(path, skip, { system }));
    expect(error).to.include({ code: "NG_DATASET_LAYOUT" });
    expect(error).to.have.nested.property("problems[0].found", "permission denied");
  });

  it("is a file whose name is not UTF-8, with the bytes of the name", async function () {
    if (process.platform !== "linux") skipBecause(this, "names are bytes on Linux alone");
    const path = await made("latin1");
    const name = (text: string): Buffer => Buffer.concat([Buffer.from(`${path}/`), Buffer.from(text, "latin1")]);
    await writeFile(name("a/caf\u00e9.png"), "");
    await mkdir(name("b/na\u00efve"));
    const reason = "found a name that is not UTF-8; rename it";
    const opened = await openFolder(path, skip);
    expect(await trained(path, opened)).to.deep.equal(["a/1.png", "b/1.png"]);
    expect(told(path, opened)).to.deep.equal([
      `data/a/caf\\xe9.png: left out; ${reason}`,
      `data/b/na\\xefve: left out; ${reason}`,
    ]);
    const error = await rejection(openFolder(path, strict));
    expect(error).to.include({ code: "NG_DATASET_LAYOUT" });
    expect(error).to.have.property("problems").with.lengthOf(2);
  });

  it("is a path with such a name, as programs are given it", async function () {
    if (process.platform !== "linux") skipBecause(this, "names are bytes on Linux alone");
    const path = await made("bytes");
    await mkdir(Buffer.concat([Buffer.from(`${path}/na`), Buffer.of(0xef), Buffer.from("ve")]));
    expect(await pathNotText(`${path}/na\ufffdve/1.png`)).to.equal(join(path, "na\\xefve/1.png"));
    for (const other of ["na\ufffdv/1.png", "a/1.png", "absent/\ufffd"])
      expect(await pathNotText(`${path}/${other}`), other).to.equal(undefined);
  });

  it("is found by listing each folder once", async () => {
    const path = await made("once", "2.png");
    const lists: string[] = [];
    const system: FolderSystem = {
      ...fileSystem,
      entries(at) {
        lists.push(relative(path, at));
        return fileSystem.entries(at);
      },
    };
    await picturesBelow(path, system);
    expect(lists.toSorted()).to.deep.equal(["", "a", "b"]);
    const error = await rejection(picturesBelow(join(path, "none"), system));
    expect(error).to.include({ code: "NG_READ_FAILED" });
  });

  it("is told of a folder without classes, too: what is no picture apart from what cannot be read", async () => {
    const path = await made("flat", "2.png", "x.txt", "a/.3.png", "b/secret/4.png");
    const system: FolderSystem = {
      ...fileSystem,
      entries: (at) =>
        at.endsWith("secret")
          ? Promise.reject(Object.assign(new Error("EACCES"), { code: "EACCES" }))
          : fileSystem.entries(at),
    };
    const { pictures, notes, unread } = await picturesBelow(path, system);
    expect(pictures.map((picture) => relative(path, picture))).to.deep.equal(["2.png", "a/1.png", "b/1.png"]);
    const lines = [notes, unread].map((problems) =>
      problems.map((problem) => describeProblem(problem).replaceAll(path, "data")),
    );
    expect(lines).to.deep.equal([
      ["data: 1 file is left out, which is no picture by name; found 1 × .txt", "data: 1 hidden picture is left out"],
      ["data/b/secret: left out; found permission denied"],
    ]);
    const closed = { ...system, entries: () => system.entries("secret") };
    expect(await rejection(picturesBelow(path, closed))).to.include({ code: "NG_READ_FAILED" });
  });
});
