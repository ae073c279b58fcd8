import { chown, lutimes, mkdir, readdir, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { uptime } from "node:os";
import { join } from "node:path";
import { folderWith, skipBecause, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { isTemporaryName, ownedName, removeAbandoned, temporaryFolderPrefix, temporaryName } from "./owned-name.js";

/** No process has so large an id. */
const noProcess = (4_194_305).toString(36);

/** The name of this process with other parts: process, start, machine, start of the machine. */
function nameOf(changes: readonly (string | undefined)[]): string {
  const [pid, started, host, boot, random] = ownedName("").split("-");
  const parts = [pid, started, host, boot].map((part, index) => changes[index] ?? part);
  return `.model.onnx.${[...parts, random].join("-")}.tmp`;
}

describe("what processes leave behind", () => {
  const place = folderWith();
  let count = 0;

  /** The names that are left of these, all of a process that has ended but for what is said. */
  async function left(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const folder = place(String((count += 1)));
    await writeFiles(folder, files);
    await removeAbandoned(folder);
    return readdir(folder);
  }

  const kept: Readonly<Record<string, string>> = {
    "a file of a process that runs": nameOf([]),
    "a file of another machine": nameOf([noProcess, undefined, "000000"]),
    "a file of another container, or of an earlier start, that has just been written": nameOf([
      noProcess,
      undefined,
      undefined,
      "000000",
    ]),
    "a file that is named like one": `notes.${nameOf([noProcess]).slice(1)}`,
    "one with the name that another program gives": ".model.onnx.0123456789ab.tmp",
  };
  for (const [what, name] of Object.entries(kept))
    it(`stays: ${what}`, async () => {
      expect(await left({ [name]: "" })).to.deep.equal([name]);
    });

  const removed: Readonly<Record<string, string>> = {
    "a file of a process that has ended": nameOf([noProcess]),
    "a file of a process whose id a later one has": nameOf([undefined, "1"]),
    "a folder with files": `${nameOf([noProcess])}/inner/model.onnx`,
    "a temporary folder": `${temporaryFolderPrefix}${nameOf([noProcess]).slice(".model.onnx.".length, -".tmp".length)}/model.onnx`,
  };
  for (const [what, name] of Object.entries(removed))
    it(`is removed: ${what}`, async () => {
      expect(await left({ [name]: "", kept: "" })).to.deep.equal(["kept"]);
    });

  it("is removed where it was written before the machine was started, and what a link leads to is not", async () => {
    const folder = place("early");
    const early = nameOf([noProcess, undefined, undefined, "000000"]);
    await writeFiles(folder, { [early]: "", "precious/file": "" });
    const before = Date.now() / 1000 - uptime() - 3600;
    await utimes(join(folder, early), before, before);
    const link = nameOf([noProcess]);
    await symlink(join(folder, "precious"), join(folder, link));
    await lutimes(join(folder, link), before, before);
    await removeAbandoned(folder);
    expect(await readdir(folder)).to.deep.equal(["precious"]);
    expect(await readdir(join(folder, "precious"))).to.deep.equal(["file"]);
  });

  it("stays where it belongs to another user", async function () {
    if (process.getuid?.() !== 0) skipBecause(this, "only root can give files away");
    const folder = place("other");
    await mkdir(folder);
    const name = nameOf([noProcess]);
    await writeFile(join(folder, name), "");
    await chown(join(folder, name), 65_534, 65_534);
    await removeAbandoned(folder);
    expect((await stat(join(folder, name))).uid).to.equal(65_534);
  });

  it("has names that file systems take, however long the name is that they stand for", async () => {
    const name = temporaryName("网".repeat(85));
    expect(Buffer.byteLength(name)).to.be.at.most(255);
    expect(isTemporaryName(name)).to.equal(true);
    expect(temporaryName("a")).to.not.equal(temporaryName("a"));
    expect(await left({ [name]: "" })).to.deep.equal([name]);
  });
});
