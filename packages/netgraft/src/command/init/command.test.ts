import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import sharp from "sharp";
import { captured, type Captured } from "../captured.test.support.js";

describe("netgraft init", () => {
  const folder = folderWith({ "flowers.yaml": "name: mine\n", "empty/notes.txt": "" });
  const init = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "init", ...argv);

  before(async () => {
    await pictures("tiny", ["rose", "tulip", "daisy"], 6, { width: 32, height: 40 });
    await pictures("flowers", ["rose", "tulip"], 20, { width: 300, height: 250 });
  });

  /** Draws pictures of one colour, so many of each class. */
  async function pictures(
    name: string,
    classes: readonly string[],
    count: number,
    size: { readonly width: number; readonly height: number },
  ): Promise<void> {
    const create = { ...size, channels: 3, background: { r: 200, g: 30, b: 90 } } as const;
    const bytes = await sharp({ create }).png().toBuffer();
    for (const each of classes) {
      await mkdir(join(folder(), name, each), { recursive: true });
      for (let index = 0; index < count; index += 1) await writeFile(join(folder(), name, each, `${index}.png`), bytes);
    }
  }

  it("takes the classes from the folders and a network for the size of the pictures, and says what it chose", async () => {
    const { status, stdout, stderr } = await init("tiny");
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "next: netgraft train tiny.yaml\n" });
    // A tenth of each class is held out: of 6 pictures one.
    expect(stdout).to.equal(
      "tiny.yaml: seresnet20_cifar on 32×32, for 15 pictures of 3 classes, 3 more to validate with\n",
    );
    const text = await readFile(join(folder(), "tiny.yaml"), "utf8");
    expect(text).to.match(/^# 15 pictures .* of daisy, rose, tulip;\n/);
    expect(text)
      .to.match(/^classes: 3$/m)
      .and.match(/^ {4}path: tiny$/m);
    expect((await captured(folder(), "validate", "tiny.yaml")).stdout).to.equal("ok tiny.yaml\n");
  });

  it("trains pictures of any size, smaller ones than the network's input, too", async () => {
    await pictures("mixed", ["rose"], 8, { width: 14, height: 18 });
    await pictures("mixed", ["tulip"], 8, { width: 44, height: 20 });
    await init("mixed");
    const short = ["--set", "training.epochs=1", "--workers", "0", "--threads", "1"];
    const { status, stderr } = await captured(folder(), "train", "mixed.yaml", ...short);
    expect(status, stderr).to.equal(0);
  }).timeout(120_000);

  it("replaces no config, and takes a network that is named", async () => {
    const { stdout } = await init("flowers", "--json");
    expect(JSON.parse(stdout)).to.deep.equal({
      config: "flowers-2.yaml",
      network: "seresnet18",
      classes: ["rose", "tulip"],
      pictures: { train: 36, validation: 4 },
      side: 224,
    });
    expect(await readFile(join(folder(), "flowers.yaml"), "utf8")).to.equal("name: mine\n");
    const taken = await init("flowers", "-o", "flowers.yaml");
    expect(taken).to.include({ status: 1, stdout: "" });
    expect(taken.stderr).to.match(/NG_OUTPUT_EXISTS/);
    const other = await init("flowers", "--network", "resnet50", "-o", "tiny/other.yaml");
    expect(other.stdout).to.match(/^tiny\/other\.yaml: resnet50 on 224×224/);
    expect(await readFile(join(folder(), "tiny", "other.yaml"), "utf8")).to.match(/^ {4}path: \.\.\/flowers$/m);
  });

  it("names the plugins that it was given, from where the config is", async () => {
    const plugin = `
      import { definePlugin } from ${JSON.stringify(import.meta.resolve("@netgraft/core"))};
      export default definePlugin({ name: "mine", apiVersion: 1, networks: [{ name: "my_net", summary: "Mine.",
        config: { backbone: { type: "resnet", depth: 18 } } }] });`;
    await writeFile(join(folder(), "mine.mjs"), plugin);
    const { stderr } = await init("tiny", "--plugin", "./mine.mjs", "--network", "my_net", "-o", "tiny/mine.yaml");
    expect(stderr).to.match(/\nnext: netgraft train tiny\/mine\.yaml --plugins\n$/);
    expect(await readFile(join(folder(), "tiny", "mine.yaml"), "utf8")).to.match(/^plugins: \[ ?\.\.\/mine\.mjs ?\]$/m);
    expect((await captured(folder(), "validate", "tiny/mine.yaml")).stdout).to.equal("ok tiny/mine.yaml\n");
  });

  it("says what is wrong with a folder, and with the name of a network, and writes nothing", async () => {
    expect((await init("empty")).stderr).to.match(/NG_DATASET_LAYOUT/);
    expect((await init("none")).stderr).to.match(/NG_READ_FAILED/);
    expect((await init("tiny", "--network", "resnet5")).stderr).to.match(/Did you mean "resnet50"/);
    for (const file of ["empty.yaml", "none.yaml", "tiny-2.yaml"])
      expect(await readFile(join(folder(), file)).catch(() => "absent")).to.equal("absent");
  });
});
