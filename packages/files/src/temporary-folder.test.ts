import { existsSync } from "node:fs";
import { mkdir, readdir, stat } from "node:fs/promises";
import { failingFiles, folderWith, promptFiles, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { withFileSystem } from "./file-system.js";
import { ownedName, temporaryFolderPrefix } from "./owned-name.js";
import { withTemporaryFolder } from "./temporary-folder.js";

describe("a temporary folder", () => {
  const place = folderWith();
  const { TMPDIR } = process.env;
  afterEach(() => {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  });

  it("belongs to the work alone, and is gone afterwards, as what a process that was killed has left", async () => {
    // No process has so large an id.
    const left = ownedName("").replace(/[0-9a-z]+-/, `${(4_194_305).toString(36)}-`);
    await mkdir(place(`${temporaryFolderPrefix}${left}`));
    process.env["TMPDIR"] = place();
    const [mode, names] = await withTemporaryFolder(async (folder) => [
      (await stat(folder)).mode & 0o777,
      await readdir(place()),
    ]);
    expect(mode).to.equal(0o700);
    expect(names).to.have.lengthOf(1).and.not.include(left);
    expect(await rejection(withTemporaryFolder(() => Promise.reject(new Error("its own"))))).to.be.an("error");
    expect(await readdir(place())).to.deep.equal([]);
  });

  it("cannot be made where the system's is not there", async () => {
    process.env["TMPDIR"] = place("none");
    expect(await rejection(withTemporaryFolder(() => Promise.resolve())))
      .to.include({ code: "NG_WRITE_FAILED" })
      .and.have.property("message")
      .that.contains("TMPDIR");
    expect(existsSync(place("none"))).to.equal(false);
  });

  it("says so where its disk is full, and is gone", async () => {
    let made = "";
    const full = failingFiles(promptFiles, ({ operation }) => (operation === "write" ? { code: "ENOSPC" } : undefined));
    const error = await rejection(
      withFileSystem(full, () =>
        withTemporaryFolder(async (folder, write) => {
          made = folder;
          await write("model.onnx", [new Uint8Array(8)]);
        }),
      ),
    );
    expect(error).to.include({ code: "NG_WRITE_FAILED" });
    expect(error).to.have.property("message").that.contains("model.onnx").and.contains("no space left on the device");
    expect(existsSync(made)).to.equal(false);
  });
});
