import { join } from "node:path";
import { definePlugin, type PluginContext } from "@netgraft/core";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { captured } from "./command/captured.test.support.js";
import { createFramework } from "./create-framework.js";
import { readLabels } from "./run/labels.js";
import { openSession } from "./run/network-session.js";
import { composed } from "./run/squares.test.support.js";
import { array, tinyConfig } from "./run/tiny.test.support.js";
import { train } from "./run/train.js";
import { clock, defaultServices, fileReader, pictureDecoder, processes } from "./services.js";

/** A plugin that binds services. */
const binding = (register: (context: PluginContext) => void): ReturnType<typeof definePlugin> =>
  definePlugin({ name: "binding", apiVersion: "^1.1", register });

describe("the services of the house", () => {
  it("start the processes of engines", async () => {
    const started: string[] = [];
    const plugin = binding((context) => {
      context.bind(processes).toConstantValue({
        fork(program, parameters, options) {
          started.push(program);
          return defaultServices.get(processes).fork(program, parameters, options);
        },
      });
    });
    const framework = createFramework({ plugins: [plugin] });
    const network = framework.compose(tinyConfig);
    const session = await openSession(network, { weights: { seed: 0 }, engine: framework.catalog.engines.get("onnx") });
    const { logits } = await session.run({ input: array([1, 3, 32, 32]) });
    await session.release();
    expect(logits?.shape).to.deep.equal([1, 5]);
    expect(started).to.have.lengthOf(1);
    expect(started[0]).to.match(/child\.js$/);
  });

  it("read the files of labels", async () => {
    const asked: string[] = [];
    const plugin = binding((context) => {
      const read = (path: string): Promise<Uint8Array> => {
        asked.push(path);
        return Promise.resolve(new TextEncoder().encode("a\nb\nc\nd\ne\n"));
      };
      context.bind(fileReader).toConstantValue({ read });
    });
    const framework = createFramework({ plugins: [plugin] });
    const network = framework.compose({ ...tinyConfig, labels: "labels.txt" });
    expect(await readLabels(network, "/nowhere", framework.services)).to.deep.equal(["a", "b", "c", "d", "e"]);
    expect(asked.map((path) => path.replaceAll("\\", "/"))).to.deep.equal([
      join("/nowhere", "labels.txt").replaceAll("\\", "/"),
    ]);
  });

  it("tell the time by which the speed of training is measured", async () => {
    let now = 0;
    const plugin = binding((context) => void context.bind(clock).toConstantValue({ now: () => (now += 500) }));
    const speeds: number[] = [];
    await train(composed({ epochs: 1 }, 2, "squares", [plugin]), {
      threads: 1,
      workers: 0,
      onEvent: (event) => event.kind === "step" && speeds.push(event.picturesPerSecond),
    });
    // A step of 4 pictures looks at the clock three times, half a second after the last look each, however fast it was: once
    // for the metrics, then for the speed that is told, and for the time that is left.
    const expected = [1, 2, 3, 4].map((step) => (4 * step) / (0.5 * (3 * step - 1)));
    expect(speeds).to.have.lengthOf(expected.length);
    for (const [index, speed] of speeds.entries()) expect(speed).to.be.closeTo(expected[index] ?? NaN, 1e-9);
  });

  describe("in a command", () => {
    const plugin = `
      import { definePlugin, pictureDecoder, progressDisplays } from ${JSON.stringify(new URL("index.js", import.meta.url).href)};
      export default definePlugin({ name: "shown", apiVersion: "^1.1", register(context) {
        context.bind(progressDisplays).toConstantValue((sink) => ({
          show: (doing) => sink.write(\`now \${doing}\\n\`),
          showPart: (doing, done, all) => sink.write(\`\${doing} \${done} of \${all}\\n\`),
          clear: () => sink.write("done\\n"),
        }));
        const decode = async (name, bytes) => ({
          width: 32, height: 32, channels: 3, data: new Uint8Array(32 * 32 * 3).fill(bytes[0]),
        });
        context.bind(pictureDecoder).toConstantValue({ decode, module: import.meta.url });
      } });`;
    const folder = folderWith({
      "plugin.mjs": plugin,
      "net.json": JSON.stringify({ ...tinyConfig, plugins: ["./plugin.mjs"] }),
      "one.txt": "1",
      "two.txt": "2",
    });

    it("decode pictures, and show how much is done", async () => {
      const argv = ["predict", "net.json", "--init", "0", "-i", "one.txt", "-i", "two.txt", "--top", "1", "--json"];
      const { status, stdout, stderr } = await captured(folder(), ...argv, "--batch", "1");
      // It is cleared for each prediction that is printed.
      expect(stderr).to.match(/\npredicting 1 of 2\n(?:done\n)+predicting 2 of 2\n(?:done\n)+$/);
      expect(status, stderr).to.equal(0);
      // What `--json` prints.
      const [one, two] = JSON.parse(stdout) as { input: string; classes: { probability: number }[] }[];
      expect([one?.input, two?.input]).to.deep.equal(["one.txt", "two.txt"]);
      expect(one?.classes[0]?.probability).to.not.equal(two?.classes[0]?.probability);
    });
  });

  it("are those of this package where nothing is bound", () => {
    const { services } = createFramework();
    expect(services.get(pictureDecoder)).to.equal(defaultServices.get(pictureDecoder));
    expect(services.get(clock).now()).to.be.greaterThan(0);
  });
});
