import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { temporaryName } from "./owned-name.js";
import { writeFolderWhole } from "./write-folder.js";

describe("a folder that is written whole", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-files-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const fill = async (inside: string): Promise<number> => {
    await writeFile(join(inside, "a"), "new");
    return 7;
  };

  it("appears with all that is in it, below folders that are made for it", async () => {
    const path = join(folder, "above", "made");
    const seen: (readonly string[])[] = [];
    const result = await writeFolderWhole(path, async (inside) => {
      seen.push(await readdir(join(folder, "above")));
      return fill(inside);
    });
    expect(result).to.equal(7);
    expect(seen.flat()).to.have.lengthOf(1).and.not.include("made");
    expect(await readdir(path)).to.deep.equal(["a"]);
    expect(await readdir(join(folder, "above"))).to.deep.equal(["made"]);
  });

  it("takes the place of an empty one alone, or of any where it replaces", async () => {
    const path = join(folder, "made");
    await mkdir(path);
    await writeFolderWhole(path, fill);
    await writeFile(join(path, "b"), "old");
    expect(await rejection(writeFolderWhole(path, fill))).to.have.property("code", "NG_OUTPUT_EXISTS");
    expect((await readdir(path)).toSorted()).to.deep.equal(["a", "b"]);
    await writeFolderWhole(path, fill, { replace: true });
    expect(await readdir(path)).to.deep.equal(["a"]);
  });

  it("leaves what was there, and nothing half-made, where it fails", async () => {
    const path = join(folder, "made");
    await writeFolderWhole(path, fill);
    const failing = async (inside: string): Promise<void> => {
      await fill(inside);
      await readFile(join(inside, "missing"));
    };
    expect(await rejection(writeFolderWhole(path, failing, { replace: true }))).to.have.property(
      "code",
      "NG_WRITE_FAILED",
    );
    const failed = new Error("its own");
    const own = writeFolderWhole(path, () => Promise.reject(failed), { replace: true });
    expect(await rejection(own)).to.equal(failed);
    expect(await readdir(path)).to.deep.equal(["a"]);
    expect(await readdir(folder)).to.deep.equal(["made"]);
  });

  it("takes files by name, with the folders around them, and follows a link to an empty folder", async () => {
    const bytes = new TextEncoder().encode("new");
    await mkdir(join(folder, "empty"));
    await symlink("empty", join(folder, "link"));
    await writeFolderWhole(join(folder, "link"), async (_inside, write) => {
      await Promise.all(["a/b/c", "a/b/d", "e"].map((name) => write(name, [bytes, bytes])));
    });
    expect((await lstat(join(folder, "link"))).isSymbolicLink()).to.equal(true);
    const found = await readdir(join(folder, "empty"), { recursive: true });
    expect(found.toSorted()).to.deep.equal(["a", "a/b", "a/b/c", "a/b/d", "e"]);
    expect(await readFile(join(folder, "empty/a/b/d"), "utf8")).to.equal("newnew");
  });

  it("does not take the place of what has come there meanwhile", async () => {
    const path = join(folder, "made");
    const late = writeFolderWhole(path, async (inside) => {
      await fill(inside);
      await writeFolderWhole(path, fill);
    });
    expect(await rejection(late)).to.have.property("code", "NG_OUTPUT_EXISTS");
    expect(await readdir(path)).to.deep.equal(["a"]);
    expect(await readdir(folder)).to.deep.equal(["made"]);
  });

  it("leaves what others have written below a folder that it has made", async () => {
    const failed = writeFolderWhole(join(folder, "above/made"), async () => {
      await writeFile(join(folder, "above/theirs"), "");
      throw new Error("its own");
    });
    expect(await rejection(failed)).to.be.instanceOf(Error);
    expect(await readdir(join(folder, "above"))).to.deep.equal(["theirs"]);
  });

  it("removes what a process that no longer runs has left, and nothing of one that runs", async () => {
    const own = temporaryName("made");
    const names = [ofNoProcess(own), own];
    for (const name of names) await mkdir(join(folder, name));
    await writeFolderWhole(join(folder, "made"), fill);
    expect((await readdir(folder)).toSorted()).to.deep.equal([names[1], "made"]);
  });

  it("puts back what a process that no longer runs was about to replace, before anything else", async () => {
    const path = join(folder, "made");
    const old = join(folder, ofNoProcess(temporaryName("made")).replace(/tmp$/, "old.tmp"));
    await mkdir(old);
    await writeFile(join(old, "b"), "old");
    expect(await rejection(writeFolderWhole(path, fill))).to.have.property("code", "NG_OUTPUT_EXISTS");
    expect(await readdir(path)).to.deep.equal(["b"]);
    // Where it has been replaced, it is removed.
    await mkdir(old);
    await writeFolderWhole(path, fill, { replace: true });
    expect(await readdir(path)).to.deep.equal(["a"]);
    expect(await readdir(folder)).to.deep.equal(["made"]);
  });
});

/** The name with the id of a process that there is not: none has so large a one. */
function ofNoProcess(name: string): string {
  return name.replace(/[0-9a-z]+-/, `${(4_194_305).toString(36)}-`);
}
