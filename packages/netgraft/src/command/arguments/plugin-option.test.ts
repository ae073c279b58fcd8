import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";
import { CommandContext } from "../context.js";
import { createProgram } from "../program.js";

const tiny = {
  name: "tiny",
  input: { channels: 3, height: 8, width: 8 },
  classes: 3,
  backbone: { type: "resnet", block: "basic", layers: [1], width: 4, stem: "cifar" },
};

describe("--plugin", () => {
  const folder = folderWith({
    "tiny.json": JSON.stringify(tiny),
    // A gate that learns one number for each channel: 4 of the only block.
    "inside/mine.mjs": `
      import { attachment, axes, definePlugin } from ${JSON.stringify(import.meta.resolve("@netgraft/core"))};
      import { z } from ${JSON.stringify(import.meta.resolve("zod"))};
      export default definePlugin({ name: "mine", apiVersion: 1, attachments: [
        attachment({ type: "mine", summary: "Mine.", options: z.strictObject({}),
          build: () => (b, x) => b.multiply(x, b.parameter("scale", axes({ channel: x.size("channel") }), { kind: "ones" })) }) ] });`,
    "other.yaml": "extends: ./tiny.json\nplugins: [./inside/mine.mjs]\n",
  });
  const run = (...argv: readonly string[]): Promise<Captured> => captured(folder(), ...argv);
  const given = ["--plugin", "./inside/mine.mjs", "--attach", "mine"];

  it("is there wherever a network is taken, and wherever components are looked up", async () => {
    const silent = { write: (): void => undefined };
    const program = await createProgram(new CommandContext({ stdout: silent, stderr: silent, cwd: ".", env: {} }));
    const all = program.commands.flatMap((command) => [command, ...command.commands]);
    const takers = all.filter(
      ({ registeredArguments, options }) =>
        registeredArguments.some((argument) => /network|component|kind|engine/.test(argument.name())) ||
        options.some(({ long }) => long === "--set" || long === "--network"),
    );
    expect(takers.map((command) => command.name())).to.include.members(["summary", "predict", "inspect", "list"]);
    for (const command of takers)
      expect(
        command.options.map(({ long }) => long),
        command.name(),
      ).to.include("--plugin");
  });

  it("has a network use what the plugin brings, and says that its code is run", async () => {
    const [plain, attached] = [
      await run("summary", "tiny.json", "--json"),
      await run("summary", "tiny.json", "--json", ...given),
    ];
    expect(attached.stderr).to.equal("running the code of the plugin ./inside/mine.mjs (--plugin)\n");
    // What `--json` prints.
    const parameters = ({ stdout }: Captured): number => (JSON.parse(stdout) as { parameters: number }).parameters;
    expect(parameters(attached) - parameters(plain)).to.equal(4);
  });

  it("works with presets, with configs that name plugins, and with more than one network", async () => {
    expect((await run("summary", "resnet18", "--json", ...given)).status).to.equal(0);
    expect((await run("summary", "other.yaml", ...given)).status).to.equal(0);
    expect((await run("compare", "tiny.json", "other.yaml", "--csv", ...given)).stdout).to.match(/tiny \+ mine,/);
    expect((await run("validate", "tiny.json", ...given)).stdout).to.equal("ok tiny.json\n");
  });

  it("becomes part of the config, so that what is made of it finds the plugin", async () => {
    const { stdout } = await run("config", "print", "tiny.json", "--plain", ...given);
    expect(stdout).to.match(/plugins: \[ ?\.\/inside\/mine\.mjs ?\]/);
    await run("export", "tiny.json", "--init", "1", "-o", "mine.onnx", ...given);
    expect(await readFile(join(folder(), "mine.onnx"), "latin1")).to.include("layer1.0.mine.scale");
  });

  it("names what is not there, and obeys --no-plugins", async () => {
    const missing = await run("summary", "tiny.json", "--plugin", "./none.mjs");
    expect(missing.stderr).to.match(
      /^error NG_PLUGIN_NOT_FOUND\n {2}plugins: there is no plugin "\.\/none\.mjs".*\(--plugin\)\n$/,
    );
    expect((await run("summary", "tiny.json", "--no-plugins", ...given)).stderr).to.match(/NG_PLUGINS_REFUSED/);
  });
});
