import { TensorInvalidError } from "@netgraft/core/graph";
import { execFile, execFileSync } from "node:child_process";
import { chmod, lstat, mkdir, open, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { getuid, platform } from "node:process";
import { promisify } from "node:util";
import { folderWith, rejection, skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { WriteFailedError } from "./errors.js";
import { nodeFileSystem, withFileSystem } from "./file-system.js";
import { temporaryName } from "./owned-name.js";
import { writeFileWhole } from "./write-file.js";

const bytes = Uint8Array.of(1, 2, 3);

describe("writeFileWhole", () => {
  const path = folderWith();
  it("writes all chunks, and nothing but the file", async () => {
    await writeFileWhole(path("a"), [bytes, new Uint8Array(0), bytes]);
    expect([...(await readFile(path("a")))]).to.deep.equal([1, 2, 3, 1, 2, 3]);
    expect(await readdir(path())).to.deep.equal(["a"]);
  });

  it("keeps what was there where a chunk cannot be made, and leaves nothing behind", async () => {
    await writeFile(path("b"), "before");
    const files = await readdir(path());
    expect(await rejection(writeFileWhole(path("b"), failing(new Error("boom")))))
      .to.be.instanceOf(WriteFailedError)
      .with.property("message")
      .that.contains("boom");
    expect(
      await rejection(writeFileWhole(path("b"), failing(new TensorInvalidError({ message: "x" })))),
    ).to.be.instanceOf(TensorInvalidError);
    expect(await readFile(path("b"), "utf8")).to.equal("before");
    expect(await readdir(path())).to.deep.equal(files);
  });

  it("removes what a process that was killed has left beside it", async () => {
    await mkdir(path("beside"));
    const left = temporaryName("a").replace(/[0-9a-z]+-/, `${(4_194_305).toString(36)}-`);
    await writeFile(path(`beside/${left}`), "half");
    await writeFileWhole(path("beside/b"), [bytes]);
    expect(await readdir(path("beside"))).to.deep.equal(["b"]);
  });

  it("gives a file that is to be new to one of many writers, and leaves nothing of the others", async () => {
    await mkdir(path("new"));
    const written = await Promise.all(
      Array.from({ length: 8 }, (_, k) =>
        writeFileWhole(path("new/a"), [Uint8Array.of(k)], { isNew: true }).then(
          () => k,
          (error: unknown) => error,
        ),
      ),
    );
    const winners = written.filter((each) => typeof each === "number");
    expect(winners).to.have.lengthOf(1);
    expect([...(await readFile(path("new/a")))]).to.deep.equal(winners);
    for (const other of written.filter((each) => typeof each !== "number"))
      expect(other).to.have.property("code", "NG_OUTPUT_EXISTS");
    expect(await readdir(path("new"))).to.deep.equal(["a"]);
  });

  it("does so without hard links, too, but for writers that come together", async () => {
    await mkdir(path("unlinked"));
    const refuse = (): Promise<never> =>
      Promise.reject(Object.assign(new Error("no links"), { code: "EPERM", errno: -1, syscall: "link" }));
    const write = (): Promise<void> => writeFileWhole(path("unlinked/a"), [bytes], { isNew: true });
    await withFileSystem({ ...nodeFileSystem, link: refuse }, async () => {
      await write();
      expect(await rejection(write())).to.have.property("code", "NG_OUTPUT_EXISTS");
    });
    expect(await readdir(path("unlinked"))).to.deep.equal(["a"]);
  });

  it("asks before it takes its place, when all is written, and stays out of it where that fails", async () => {
    await writeFile(path("asked"), "before");
    const files = await readdir(path());
    const seen: number[] = [];
    const before = async (): Promise<void> => {
      const temporary = (await readdir(path())).find((name) => !files.includes(name));
      seen.push((await stat(path(temporary))).size);
      throw new TensorInvalidError({ message: "no longer ours" });
    };
    expect(await rejection(writeFileWhole(path("asked"), [bytes, bytes], { before }))).to.be.instanceOf(
      TensorInvalidError,
    );
    expect(seen).to.deep.equal([6]);
    expect(await readFile(path("asked"), "utf8")).to.equal("before");
    expect(await readdir(path())).to.deep.equal(files);
  });

  it("takes chunks that come later, and throws what they throw", async () => {
    await writeFileWhole(path("later"), later([bytes, bytes]));
    expect([...(await readFile(path("later")))]).to.deep.equal([1, 2, 3, 1, 2, 3]);
    const files = await readdir(path());
    const enough = new Error("enough");
    expect(await rejection(writeFileWhole(path("later"), later(failing(enough))))).to.equal(enough);
    expect(await readdir(path())).to.deep.equal(files);
    expect([...(await readFile(path("later")))]).to.deep.equal([1, 2, 3, 1, 2, 3]);
  });

  it("replaces a file and keeps its mode, through a symbolic link", async () => {
    await writeFile(path("c"), "before");
    await chmod(path("c"), 0o640);
    await symlink(path("c"), path("link"));
    await writeFileWhole(path("link"), [bytes]);
    expect([...(await readFile(path("c")))]).to.deep.equal([1, 2, 3]);
    expect((await stat(path("c"))).mode & 0o777).to.equal(0o640);
  });

  it("writes what a link is to lead to, and refuses links that lead in a circle", async () => {
    await symlink("inner/there", path("dangling"));
    await mkdir(path("inner"));
    await symlink("round", path("round"));
    await writeFileWhole(path("dangling"), [bytes]);
    expect([...(await readFile(path("inner/there")))]).to.deep.equal([1, 2, 3]);
    expect((await lstat(path("dangling"))).isSymbolicLink()).to.equal(true);
    expect(await rejection(writeFileWhole(path("round"), [bytes])))
      .to.be.instanceOf(WriteFailedError)
      .with.property("message")
      .that.contains("too many symbolic links");
    expect((await lstat(path("round"))).isSymbolicLink()).to.equal(true);
  });

  it("writes a file whose name is as long as the system allows", async () => {
    const name = "图".repeat(85);
    await writeFileWhole(path(name), [bytes]);
    expect(await readdir(path())).to.include(name);
  });

  it("is refused in a folder that does not exist, under a file, and in the place of a folder", async () => {
    await mkdir(path("folder"));
    await writeFile(path("file"), "");
    const files = await readdir(path());
    for (const [name, reason] of [
      ["none/a", "no such file or directory"],
      ["file/a", "no directory"],
      ["folder", "a directory"],
    ] as const) {
      const error = await rejection(writeFileWhole(path(name), [bytes]));
      expect(error)
        .to.be.instanceOf(WriteFailedError)
        .with.property("message")
        .that.contains(path(name))
        .and.contains(reason);
    }
    expect(await readdir(path())).to.deep.equal(files);
    expect(await readdir(path("folder"))).to.deep.equal([]);
  });

  it("writes to a pipe that is read, and does not wait for who would read it", async function () {
    if (platform === "win32") skipBecause(this, "Windows has no such files");
    execFileSync("mkfifo", [path("pipe")]);
    expect(await rejection(writeFileWhole(path("pipe"), [bytes])))
      .to.be.instanceOf(WriteFailedError)
      .with.property("message")
      .that.contains("a pipe that nobody reads");
    // Opened for both, it has a reader, and neither end waits.
    const reader = await open(path("pipe"), "r+");
    await writeFileWhole(path("pipe"), [bytes]);
    expect([...(await reader.read(new Uint8Array(3))).buffer]).to.deep.equal([1, 2, 3]);
    await reader.close();
  });

  it("is refused on a full device", async function () {
    const device = await stat("/dev/full").catch(() => undefined);
    if (device === undefined) {
      skipBecause(this, "there is no device that is always full");
    }
    expect(await rejection(writeFileWhole("/dev/full", [bytes])))
      .to.be.instanceOf(WriteFailedError)
      .with.property("message")
      .that.contains("no space");
    expect((await stat("/dev/full")).isCharacterDevice()).to.equal(true);
  });

  it("is refused on a file and in a folder that are read-only", async () => {
    await chmod(path(), 0o755);
    await writeFile(path("protected"), "before", { mode: 0o444 });
    await mkdir(path("locked"), { mode: 0o555 });
    await mkdir(path("open"));
    await chmod(path("open"), 0o333);
    const places = ["protected", "locked/a", "locked/b/c", "open/a"].map((name) => path(name));
    const files = JSON.stringify(new URL("./index.js", import.meta.url).href);
    const program = `
      const { writeFileWhole, writeFolderWhole } = await import(${files});
      const [file, inLocked, folder, unreadable] = ${JSON.stringify(places)};
      const failure = (promise) => promise.then(() => "written", ({ code, problems }) => code + ": " + problems[0].found);
      console.log(JSON.stringify([
        await failure(writeFileWhole(file, [Uint8Array.of(1)])),
        await failure(writeFileWhole(inLocked, [Uint8Array.of(1)])),
        await failure(writeFolderWhole(folder, (_folder, write) => write("a", [Uint8Array.of(1)]))),
        await failure(writeFileWhole(unreadable, [Uint8Array.of(1)])),
      ]));`;
    // Nothing is read-only for root: nobody writes.
    const user = getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], { ...user, cwd: "/" });
    const refused = "NG_WRITE_FAILED: permission denied";
    // What may be written and not be read cannot be synced, which is no reason to refuse it.
    expect(JSON.parse((await run).stdout)).to.deep.equal([refused, refused, refused, "written"]);
    expect(await readFile(path("protected"), "utf8")).to.equal("before");
    expect(await readdir(path("locked"))).to.deep.equal([]);
    expect(await readdir(path("open"))).to.deep.equal(["a"]);
  });
});

async function* later(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    await Promise.resolve();
    yield chunk;
  }
}

function* failing(error: Error): Generator<Uint8Array> {
  yield bytes;
  throw error;
}
