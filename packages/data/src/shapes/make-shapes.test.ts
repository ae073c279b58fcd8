import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import sharp from "sharp";
import { folderWith } from "@netgraft/test-support";
import { rejected } from "../rejection.test.support.js";
import { difficultyNames } from "./difficulty.js";
import type { MakeShapesOptions } from "./draw-folder.js";
import { makeMondrians } from "./make-mondrians.js";
import { makeShapes } from "./make-shapes.js";

describe("pictures of shapes", () => {
  const folder = folderWith({ "a file": "" });
  const small = { classes: 3, perClass: 4, holdOut: 0.25, seed: 1, size: 20 } as const;

  /** The files below a folder with what is in them. */
  async function contents(path: string): Promise<ReadonlyMap<string, string>> {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const texts = files.map(
      async (file) => [file.slice(path.length + 1), (await readFile(file)).toString("hex")] as const,
    );
    return new Map((await Promise.all(texts)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  async function made(name: string, options: MakeShapesOptions): Promise<ReadonlyMap<string, string>> {
    const path = join(folder(), name);
    await makeShapes(path, options);
    return contents(path);
  }

  it("are drawn by class, in train and val", async () => {
    const path = join(folder(), "small");
    expect(await makeShapes(path, small)).to.deep.equal({
      classes: ["circle", "square", "triangle"],
      perClass: { train: 3, val: 1 },
      isNew: true,
    });
    expect([...(await contents(path)).keys()]).to.deep.equal([
      "shapes.json",
      ...["train", "val"].flatMap((part) =>
        ["circle", "square", "triangle"].flatMap((name) =>
          (part === "val" ? ["0001"] : ["0001", "0002", "0003"]).map((file) => `${part}/${name}/${file}.png`),
        ),
      ),
    ]);
    expect(await sharp(join(path, "train/circle/0001.png")).metadata()).to.include({
      width: 20,
      height: 20,
      channels: 3,
    });
  });

  it("are the same for the same seed, byte for byte, and all different from each other", async () => {
    const first = await made("first", small);
    expect(await made("second", small)).to.deep.equal(first);
    expect(new Set(first.values()).size).to.equal(13);
    const other = await made("other", { ...small, seed: 2 });
    expect([...other.values()].filter((text) => [...first.values()].includes(text))).to.deep.equal([]);
  });

  it("on Mondrians are drawn into a folder of the same form, the same for the same seed, each another", async () => {
    const [first, second] = [join(folder(), "mondrians"), join(folder(), "mondrians again")];
    expect(await makeMondrians(first, small)).to.deep.include({ perClass: { train: 3, val: 1 }, isNew: true });
    await makeMondrians(second, small);
    const files = await contents(first);
    expect(await contents(second)).to.deep.equal(files);
    expect(new Set(files.values()).size).to.equal(13);
    const shapes = await made("shapes beside", small);
    expect([...files.keys()]).to.have.members([...shapes.keys()].map((file) => file.replace("shapes", "mondrians")));
    expect(await makeMondrians(first, small)).to.include({ isNew: false });
  });

  it("are not drawn again where they are there, with the same options", async () => {
    const path = join(folder(), "again");
    await makeShapes(path, small);
    const first = join(path, "train/circle/0001.png");
    const before = await stat(first);
    expect(await makeShapes(path, { ...small, difficulty: "medium" })).to.include({ isNew: false });
    expect((await stat(first)).mtimeMs).to.equal(before.mtimeMs);
    await rejected("NG_OUTPUT_EXISTS", makeShapes(path, { ...small, seed: 2 }));
  });

  it("stay as they are where more are drawn", async () => {
    const first = await made("few", small);
    const more = await made("more", { ...small, classes: 5, perClass: 8 });
    for (const [file, text] of first) if (file.endsWith(".png")) expect(more.get(file), file).to.equal(text);
    expect(more.size).to.equal(41);
  });

  it("have one picture of each class in either part, however they are divided", async () => {
    for (const holdOut of [0.01, 0.99]) {
      const { perClass } = await makeShapes(join(folder(), `divided ${holdOut}`), { classes: 2, perClass: 2, holdOut });
      expect(perClass).to.deep.equal({ train: 1, val: 1 });
    }
  });

  it("are written into folders that are missing, or empty", async () => {
    expect((await made("deep/er/still", small)).size).to.equal(13);
    await mkdir(join(folder(), "empty"));
    expect((await made("empty", small)).size).to.equal(13);
  });

  it("leave nothing behind where they are cut off", async () => {
    const before = await readdir(folder());
    for (const name of ["cut", "new/inner/cut"]) {
      const controller = new AbortController();
      const reason = new Error("enough");
      const onProgress = (done: number): void => {
        if (done > 40) controller.abort(reason);
      };
      const drawing = makeShapes(join(folder(), name), { perClass: 50, signal: controller.signal, onProgress });
      expect(await drawing.catch((error: unknown) => error)).to.equal(reason);
      expect(await readdir(folder())).to.deep.equal(before);
    }
  });

  it("are not written over what is there, nor where nothing can be", async () => {
    const before = await readdir(folder(), { recursive: true });
    for (const [name, code] of [
      ["small", "NG_OUTPUT_EXISTS"],
      ["a file", "NG_OUTPUT_EXISTS"],
      ["a file/inner", "NG_WRITE_FAILED"],
    ] as const) {
      const path = join(folder(), name);
      expect((await rejected(code, makeShapes(path, { ...small, seed: 3 }))).message).to.include(path);
    }
    expect(await readdir(folder(), { recursive: true })).to.deep.equal(before);
  });

  it("are refused with all that is wrong with the options", async () => {
    const options = { classes: 1, perClass: 0, holdOut: 1, seed: -1, size: 5000, difficulty: "harder" } as const;
    // @ts-expect-error There is no such difficulty.
    const { message } = await rejected("NG_CONFIG_INVALID", makeShapes(join(folder(), "never"), options));
    expect(message.split("\n")).to.deep.equal([
      "classes: out of range; expected an integer from 2 to 10; found the number 1",
      "perClass: out of range; expected an integer of at least 2; found the number 0",
      "holdOut: out of range; expected a number above 0 and below 1; found the number 1",
      "seed: out of range; expected an integer of at least 0; found the number -1",
      "size: out of range; expected an integer from 16 to 1024; found the number 5000",
      'difficulty: unknown choice; expected one of easy, medium, hard; found text "harder". Did you mean "hard"?',
    ]);
  });

  it("are drawn in little time", async () => {
    await made("warm", small);
    const before = process.cpuUsage();
    await makeShapes(join(folder(), "fast"), { perClass: 40 });
    const { user, system } = process.cpuUsage(before);
    // Processor time, so that a busy machine does not count: 2,000 pictures in less than 10 s.
    expect((user + system) / 1e6).to.be.below((10 * 400) / 2000);
  });

  it("have noise that grows with the difficulty", async () => {
    const deviations = await Promise.all(
      difficultyNames.map(async (difficulty) => {
        const path = join(folder(), `noise ${difficulty}`);
        await makeShapes(path, { classes: 2, perClass: 40, difficulty });
        const files = [...(await contents(join(path, "train/circle"))).keys()];
        const noise = files.map(async (file) => cornerNoise(join(path, "train/circle", file)));
        return (await Promise.all(noise)).reduce((sum, each) => sum + each, 0);
      }),
    );
    expect(deviations).to.deep.equal(deviations.toSorted((a, b) => a - b));
  });
});

/** The mean difference of pixels that lie beside each other in the corners, where no shape is. */
async function cornerNoise(path: string): Promise<number> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  const differences = [0, info.width - 3].map((left) => {
    const at = left * info.channels;
    return Math.abs((data[at] ?? 0) - (data[at + info.channels] ?? 0));
  });
  return differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
}
