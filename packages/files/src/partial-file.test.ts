import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterPowerLoss, type FileEvent, folderWith, recordedFiles, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { WriteFailedError } from "./errors.js";
import { nodeFileSystem, withFileSystem } from "./file-system.js";
import { ownedName } from "./owned-name.js";
import { partialFile } from "./partial-file.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  let text = "";
  for await (const chunk of chunks) text += new TextDecoder().decode(chunk);
  return text;
};

describe("a file that comes in parts", () => {
  const folder = folderWith({ "block/file": "" });
  const path = (name: string): string => join(folder(), name);

  it("is there when it is finished, and not before", async () => {
    const part = await partialFile(path("deep/below/whole"));
    await part.append(bytes("one "));
    await part.append(bytes("two"));
    expect([part.size, await textOf(part.content())]).to.deep.equal([7, "one two"]);
    expect(await readdir(path("deep/below"))).to.not.include("whole");
    await part.finish();
    expect(await readdir(path("deep/below"))).to.deep.equal(["whole"]);
    expect(await readFile(path("deep/below/whole"), "utf8")).to.equal("one two");
  });

  it("goes on with what was left, which can be emptied", async () => {
    const first = await partialFile(path("left/file"));
    await first.append(bytes("some"));
    await first.leave();
    expect(await readdir(path("left"))).to.deep.equal(["file.part"]);
    const second = await partialFile(path("left/file"));
    expect([second.size, await textOf(second.content())]).to.deep.equal([4, "some"]);
    await second.restart();
    await second.append(bytes("all"));
    await second.finish();
    expect(await readFile(path("left/file"), "utf8")).to.equal("all");
    const third = await partialFile(path("left/other"));
    await third.append(bytes("bad"));
    await third.discard();
    const empty = await partialFile(path("left/other"));
    await empty.leave();
    expect(await readdir(path("left"))).to.deep.equal(["file"]);
  });

  it("belongs to one of several that want it", async () => {
    const left = await partialFile(path("several/file"));
    await left.append(bytes("left"));
    await left.leave();
    const parts = await Promise.all([1, 2, 3].map(() => partialFile(path("several/file"))));
    expect(parts.map(({ size }) => size)).to.have.members([0, 0, 4]);
    for (const [index, part] of parts.entries()) {
      await part.restart();
      await part.append(bytes(String(index)));
      await part.finish();
    }
    expect(await readFile(path("several/file"), "utf8")).to.equal("2");
    expect(await readdir(path("several"))).to.deep.equal(["file"]);
  });

  it("goes on with that of a process that was killed, not with that of one that runs", async () => {
    await writeFile(path("of-others.part"), "");
    const running = ownedName("killed.", ".part");
    await writeFile(path(running), "running");
    const begun = await partialFile(path("killed"));
    expect(begun.size).to.equal(0);
    await begun.discard();
    // No process has this id: Linux has at most 2 ** 22.
    const dead = running.replace(/^(killed\.)[0-9a-z]+/, `$1${(2 ** 30).toString(36)}`);
    await rename(path(running), path(dead));
    const part = await partialFile(path("killed"));
    expect(await textOf(part.content())).to.equal("running");
    await part.discard();
  });

  it("is whole or not there after a power cut", async () => {
    const events: FileEvent[] = [];
    const root = path("power");
    await withFileSystem(recordedFiles(nodeFileSystem, events), async () => {
      const part = await partialFile(join(root, "file"));
      await part.append(bytes("some"));
      await part.append(bytes("thing"));
      await part.finish();
      events.push({ kind: "promise", promise: "file" });
    });
    let promised = 0;
    for (const { tree, promises } of afterPowerLoss(folder(), new Map(), events)) {
      const found = tree.get(join("power", "file"));
      if (found !== undefined) expect(new TextDecoder().decode(found)).to.equal("something");
      if (promises.includes("file")) {
        promised += 1;
        expect(found).to.not.equal(undefined);
      }
    }
    expect(promised).to.be.above(0);
  });

  it("says where it cannot be written", async () => {
    const error = await rejection(partialFile(path("block/file/below")));
    expect(error).to.be.instanceOf(WriteFailedError);
    expect(error).to.have.property("message").that.includes(path("block/file/below"));
  });
});
