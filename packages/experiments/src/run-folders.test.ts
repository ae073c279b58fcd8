import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { platform } from "node:process";
import { folderWith, rejection, skipBecause, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import { RunFolders } from "./run-folders.js";

/** Begins a run that leaves something in its folder; the folder's name. */
async function run(folders: RunFolders, name: string): Promise<string> {
  return folders.begin(name, async (folder) => {
    await writeFile(join(folder, "config.yaml"), `name: ${name}\n`);
    return basename(folder);
  });
}

describe("RunFolders", () => {
  const place = folderWith();
  const foldersAt = (name: string): RunFolders => new RunFolders(place(name));

  it("numbers the runs of a name", async () => {
    const folders = foldersAt("numbered");
    expect([await run(folders, "net"), await run(folders, "net"), await run(folders, "other")]).to.deep.equal([
      "net",
      "net-2",
      "other",
    ]);
    expect(folders.newest("net")).to.equal(place("numbered/net-2"));
  });

  it("goes on after the last number, whatever was deleted in between", async () => {
    const folders = foldersAt("gaps");
    await writeFiles(place("gaps"), { "net/config.yaml": "name: net\n", "net-3/config.yaml": "name: net\n" });
    expect(folders.newest("net")).to.equal(place("gaps/net-3"));
    expect(await run(folders, "net")).to.equal("net-4");
    await writeFiles(place("gaps"), { "net-12/config.yaml": "name: net\n" });
    expect(folders.newest("net")).to.equal(place("gaps/net-12"));
    expect(await run(folders, "net")).to.equal("net-13");
  });

  it("waits for no pipe in the place of a config", async function () {
    if (platform === "win32") skipBecause(this, "Windows has no such files");
    await mkdir(place("piped/net"), { recursive: true });
    execFileSync("mkfifo", [place("piped/net/config.yaml")]);
    expect(() => foldersAt("piped").newest("net")).to.throw(/found a pipe/);
  });

  it("takes no run of another network, whose name ends in a number or makes the same folder", async () => {
    const folders = foldersAt("others");
    for (const name of ["net", "net-18", "a b"]) await run(folders, name);
    expect(await run(folders, "net")).to.equal("net-2");
    expect(folders.newest("net-18")).to.equal(place("others/net-18"));
    expect(await run(folders, "a-b")).to.equal("a-b-2");
    expect([folders.newest("a b"), folders.newest("a-b")]).to.deep.equal([place("others/a-b"), place("others/a-b-2")]);
  });

  it("tells runs from series of runs that have their name", async () => {
    const [runs, series] = [foldersAt("kinds"), new RunFolders(place("kinds"), "series")];
    await writeFiles(place("kinds"), {
      "comparison/net-seed-1/config.yaml": "name: net\n",
      "comparison-2/config.yaml": "name: comparison\n",
      "comparison-4/net-seed-1/config.yaml": "name: net\n",
    });
    expect([runs.newest("comparison"), series.newest("comparison")]).to.deep.equal([
      place("kinds/comparison-2"),
      place("kinds/comparison-4"),
    ]);
    expect(await run(runs, "comparison")).to.equal("comparison-3");
    // Nothing is left in it.
    expect(await series.begin("comparison", (folder) => Promise.resolve(basename(folder)))).to.equal("comparison-5");
  });

  it("gives runs that begin at once a folder each", async () => {
    const folders = foldersAt("together");
    const names = await Promise.all(Array.from({ length: 8 }, () => run(folders, "net")));
    expect(new Set(names).size).to.equal(8);
    expect(await readdir(place("together"))).to.have.members(names);
  });

  it("leaves no folder behind where nothing was written", async () => {
    const error = await rejection(
      foldersAt("new/runs").begin("net", () => Promise.reject(new Error("the plan does not fit"))),
    );
    expect(error).to.have.property("message", "the plan does not fit");
    expect(existsSync(place("new"))).to.equal(false);
    await mkdir(place("old"));
    await rejection(foldersAt("old").begin("net", () => Promise.reject(new Error("nor here"))));
    expect(await readdir(place("old"))).to.deep.equal([]);
  });

  it("keeps what was written before a failure", async () => {
    const folders = foldersAt("kept");
    await rejection(
      folders.begin("net", async (folder) => {
        await writeFile(join(folder, "checkpoint.safetensors"), "");
        throw new Error("interrupted");
      }),
    );
    expect(folders.newest("net")).to.equal(place("kept/net"));
  });

  it("is told where there is nothing to go on with; a folder with nothing in it is no run", async () => {
    await writeFiles(place("empty"), { "net/config.yaml": "name: net\n" });
    await mkdir(place("empty/net-2"));
    expect(foldersAt("empty").newest("net")).to.equal(place("empty/net"));
    for (const [root, name] of [
      ["nowhere", "net"],
      ["empty", "other"],
    ] as const) {
      expect(() => foldersAt(root).newest(name))
        .to.throw(`there is no run of "${name}" in ${place(root)}`)
        .with.property("code", "NG_NOTHING_TO_RESUME");
    }
  });

  it("is told where the folder cannot be made", async () => {
    await writeFiles(place(), { file: "" });
    expect(await rejection(run(foldersAt("file"), "net"))).to.include({ code: "NG_WRITE_FAILED" });
  });
});
