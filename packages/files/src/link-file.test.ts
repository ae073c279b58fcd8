import { lstat, readdir, readFile, readlink, rm } from "node:fs/promises";
import { join } from "node:path";
import { failingFiles, folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { WriteFailedError } from "./errors.js";
import { nodeFileSystem, withFileSystem } from "./file-system.js";
import { linkFile } from "./link-file.js";

describe("linkFile", () => {
  const folder = folderWith({ "blobs/one": "one", "blobs/two": "two", "is-file": "" });
  const path = (name: string): string => join(folder(), name);

  it("makes a relative link, in the place of another", async () => {
    await linkFile(path("blobs/one"), path("snapshots/a/file"));
    expect(await readlink(path("snapshots/a/file"))).to.equal(join("..", "..", "blobs", "one"));
    await linkFile(path("blobs/two"), path("snapshots/a/file"));
    expect(await readFile(path("snapshots/a/file"), "utf8")).to.equal("two");
    expect(await readdir(path("snapshots/a"))).to.deep.equal(["file"]);
    await rm(path("snapshots"), { recursive: true });
  });

  it("copies where the system makes no links", async () => {
    const system = failingFiles(nodeFileSystem, ({ operation }) =>
      operation === "symlink" ? { code: "EPERM" } : undefined,
    );
    await withFileSystem(system, () => linkFile(path("blobs/one"), path("copies/file")));
    expect((await lstat(path("copies/file"))).isFile()).to.equal(true);
    expect(await readFile(path("copies/file"), "utf8")).to.equal("one");
    expect(await readdir(path("copies"))).to.deep.equal(["file"]);
  });

  it("says why it cannot", async () => {
    const error = await rejection(linkFile(path("blobs/one"), path("is-file/below")));
    expect(error).to.be.instanceOf(WriteFailedError);
    expect(error).to.have.property("message").that.includes("is-file/below");
  });
});
