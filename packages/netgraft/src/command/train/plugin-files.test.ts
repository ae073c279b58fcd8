import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";

const core = import.meta.resolve("@netgraft/core");
const zod = import.meta.resolve("zod");

/** Squares as a JSON file has them: a grey for each picture, dark and bright in turn. */
const archive = (length: number): string =>
  JSON.stringify(Array.from({ length }, (_, index) => 60 + (index % 2) * 140));

/** Components that read a file each, wherever the config that names it stands. */
const plugin = `
import { readFileSync } from "node:fs";
import { attachment, augmentation, dataset, definePlugin, file } from ${JSON.stringify(core)};
import { z } from ${JSON.stringify(zod)};

const packed = dataset({
  type: "packed",
  summary: "Squares in a file.",
  options: z.strictObject({
    archive: file().describe("The training pictures."),
    more: z.array(z.strictObject({ from: z.union([z.enum(["nowhere"]), file()]) })).default([]),
  }),
  open: async ({ archive, more }) => {
    const read = (path) => JSON.parse(readFileSync(path, "utf8"));
    const greys = [archive, ...more.map(({ from }) => from).filter((from) => from !== "nowhere")].flatMap(read);
    const item = (index) => ({
      label: index % 2,
      source: {
        kind: "pixels",
        name: "square " + index,
        pixels: { width: 8, height: 8, channels: 3, data: new Uint8Array(192).fill(greys[index]) },
      },
    });
    const none = { length: 0, item };
    return { classes: ["dark", "bright"], train: { length: greys.length, item }, validation: none, brokenPictures: "error" };
  },
});

export const looked = augmentation({
  type: "looked",
  summary: "Looks each value up in a table.",
  options: z.strictObject({ table: file() }),
  module: import.meta.url,
  build: ({ table }) => {
    const shift = JSON.parse(readFileSync(table, "utf8"));
    return { on: "values", apply: (picture) => ({ ...picture, data: picture.data.map((value) => value + shift) }) };
  },
});

const listed = attachment({
  type: "listed",
  summary: "The activation that a file names.",
  options: z.strictObject({ list: file() }),
  build: ({ list }) => {
    const activation = readFileSync(list, "utf8").trim();
    return (b, x) => b[activation](x);
  },
});

export default definePlugin({
  name: "packed",
  apiVersion: 1,
  attachments: [listed],
  register: (context) => {
    context.dataset(packed);
    context.augmentation(looked);
  },
});
`;

describe("files in the options of a plugin's components", () => {
  const folder = folderWith({
    "parts/packed.mjs": plugin,
    "parts/data/x.json": archive(16),
    "parts/data/more.json": archive(8),
    "parts/data/table.json": "0.5",
    "parts/data/list.txt": "sigmoid\n",
    "here.json": archive(32),
    "parts/base.yaml": `plugins: [./packed.mjs]
input: { height: 8, width: 8 }
classes: 2
preprocess: { cropRatio: 1 }
backbone: { type: resnet, block: basic, layers: [1], width: 4, stem: cifar }
attachments: [{ attach: { type: listed, list: ./data/list.txt } }]
training:
  dataset: { type: packed, archive: ./data/x.json, more: [{ from: nowhere }, { from: data/more.json }] }
  augmentations: [{ type: looked, table: data/table.json }]
  epochs: 1
  batch: 4
`,
    "configs/net.yaml": "extends: ../parts/base.yaml\nname: net\n",
    "other/empty.txt": "",
  });
  const inFolder = (...path: readonly string[]): string => join(folder(), ...path);
  const trainIn = (cwd: string, ...argv: readonly string[]): Promise<Captured> =>
    captured(inFolder(cwd), "train", ...argv, "--threads", "1", "--workers", "0");

  it("are relative to the config that names them, and are rewritten in the folder of the run", async () => {
    const { status, stderr } = await trainIn(".", "configs/net.yaml");
    expect(status, stderr).to.equal(0);
    expect(stderr).to.match(/^24 pictures to train with/m);
    const config = await readFile(inFolder("runs/net/config.yaml"), "utf8");
    expect(config).to.include("plugins: [ ../../parts/packed.mjs ]");
    expect(config).to.match(/^ {6}list: \.\.\/\.\.\/parts\/data\/list\.txt$/m);
    expect(config).to.match(/^ {4}archive: \.\.\/\.\.\/parts\/data\/x\.json$/m);
    expect(config).to.match(/^ {6}- from: nowhere\n {6}- from: \.\.\/\.\.\/parts\/data\/more\.json$/m);
    expect(config).to.match(/^ {6}table: \.\.\/\.\.\/parts\/data\/table\.json$/m);
  });

  it("are found where the run goes on, or is begun again, from elsewhere", async () => {
    const resumed = await trainIn("other", "--resume", "../runs/net", "--set", "training.epochs=2");
    expect(resumed.status, resumed.stderr).to.equal(0);
    expect(resumed.stderr).to.match(/^24 pictures to train with/m);
    const again = await trainIn("other", "../runs/net", "--out", "again", "--json");
    // What `--json` prints.
    expect(JSON.parse(again.stdout), again.stderr).to.include({ folder: "again", epochs: 2 });
    const config = await readFile(inFolder("other/again/config.yaml"), "utf8");
    expect(config).to.match(/^ {4}archive: \.\.\/\.\.\/parts\/data\/x\.json$/m);
  });

  it("are relative to the working directory where an argument names them", async () => {
    const argument = "training.dataset.archive=./here.json";
    const { status, stderr } = await trainIn(".", "configs/net.yaml", "--set", argument, "--out", "parts/run");
    expect(status, stderr).to.equal(0);
    expect(stderr).to.match(/^40 pictures to train with/m);
    const config = await readFile(inFolder("parts/run/config.yaml"), "utf8");
    expect(config).to.match(/^ {4}archive: \.\.\/\.\.\/here\.json$/m);
    expect(config).to.match(/^ {6}- from: nowhere\n {6}- from: \.\.\/data\/more\.json$/m);
  });

  it("are named as they were found where they are not there", async () => {
    const lost = await trainIn(".", "configs/net.yaml", "--set", "training.dataset.archive=lost.json", "--out", "lost");
    expect(lost.status).to.not.equal(0);
    expect(lost.stderr)
      .to.match(/no such file or directory, open '[^']*lost\.json'/)
      .and.not.include("configs/lost.json");
  });
});
