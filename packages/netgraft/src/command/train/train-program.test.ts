import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { captured, type Captured } from "../captured.test.support.js";
import { trainingFolder } from "./tiny-training.test.support.js";

const core = JSON.stringify(import.meta.resolve("@netgraft/core"));
const facade = JSON.stringify(new URL("../../index.js", import.meta.url).href);

describe("a run of a config program that brings plugins", () => {
  const folder = trainingFolder({
    // A plugin that only this program knows.
    "configs/own.mjs": `
      import { attachment, definePlugin, resnet, training } from ${facade};
      import { z } from ${JSON.stringify(import.meta.resolve("zod"))};
      import { defineNetwork } from ${core};
      const bounds = attachment({ type: "bounds", summary: "Bounds.", options: z.strictObject({}),
        build: () => (b, x) => b.multiply(x, b.sigmoid(x)) });
      const own = definePlugin({ name: "own", apiVersion: 1, attachments: [bounds] });
      export default defineNetwork({
        plugins: [resnet, training, own],
        name: "own",
        input: { height: 16, width: 16 },
        classes: 3,
        backbone: { type: "resnet", block: "basic", layers: [1], width: 4, stem: "cifar" },
        attachments: [{ attach: { type: "bounds" } }],
        training: { dataset: { type: "folder", path: "../shapes" }, epochs: 1, batch: 16 },
      });`,
  });
  const run = (...argv: readonly string[]): Promise<Captured> => captured(folder(), ...argv);
  const succeeds = async (...argv: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await run(...argv);
    expect(status, stderr).to.equal(0);
    return stdout;
  };
  before(async () => {
    await succeeds("train", "configs/own.mjs", "--workers", "0");
  });

  it("names the program in the folder of the run", async () => {
    const config = await readFile(join(folder(), "runs/own/config.yaml"), "utf8");
    expect(config).to.match(/^plugins: \[ \.\.\/\.\.\/configs\/own\.mjs \]$/m);
  });

  it("is evaluated, predicted with and gone on with by its folder", async () => {
    expect(await succeeds("summary", "runs/own")).to.equal(await succeeds("summary", "configs/own.mjs"));
    // What `--json` prints.
    const evaluated = JSON.parse(await succeeds("evaluate", "runs/own", "--json", "--workers", "0")) as object;
    expect(evaluated).to.have.property("pictures", 12);
    await succeeds("predict", "runs/own", "--input", "shapes/val/square/0001.png");
    await succeeds("train", "--resume", "runs/own", "--set", "training.epochs=2", "--workers", "0");
    expect(await readFile(join(folder(), "runs/own/metrics.csv"), "utf8")).to.match(/^2,/m);
  });

  it("says where the program was, once it is gone, and does not run it where code is refused", async () => {
    const refused = await run("summary", "runs/own", "--no-plugins");
    expect(refused.stderr).to.match(/NG_PLUGINS_REFUSED/);
    const [program, moved] = [join(folder(), "configs/own.mjs"), join(folder(), "configs/moved.mjs")];
    await rename(program, moved);
    const gone = await run("evaluate", "runs/own", "--workers", "0");
    await rename(moved, program);
    expect(gone.status).to.equal(1);
    expect(gone.stderr).to.match(
      /NG_PLUGIN_NOT_FOUND\n.*"\.\.\/\.\.\/configs\/own\.mjs".*configs\/own\.mjs \(.*config\.yaml:\d+:\d+\)/,
    );
  });

  it("is printed as a config that composes the same", async () => {
    await writeFile(join(folder(), "printed.yaml"), await succeeds("config", "print", "configs/own.mjs", "--plain"));
    expect(await succeeds("summary", "printed.yaml")).to.equal(await succeeds("summary", "configs/own.mjs"));
  });
});
