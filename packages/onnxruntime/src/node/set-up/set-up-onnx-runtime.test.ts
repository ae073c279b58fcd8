import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { NetgraftError } from "@netgraft/core";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { runtimeFolder, runtimeModule } from "../engine/runtime-module.js";
import { setUpOnnxRuntime } from "./set-up-onnx-runtime.js";

/** What stands for npm: it notes how it was called, and installs a package that says that it is onnxruntime. */
const npm = `#!${process.execPath}
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
writeFileSync(process.env.NPM_CALLED, process.argv.slice(2).join(" "));
const [[name, version]] = Object.entries(JSON.parse(readFileSync("package.json", "utf8")).dependencies);
mkdirSync("node_modules/" + name, { recursive: true });
writeFileSync("node_modules/" + name + "/package.json", JSON.stringify({ name, version, main: "index.js" }));
writeFileSync("node_modules/" + name + "/index.js",
  "exports.env = { versions: { node: '" + version + "' } }; exports.InferenceSession = {}; exports.Tensor = class {};");
`;

describe("the set-up of onnxruntime, where npm has left the package out", function () {
  this.timeout(120_000);
  const folder = folderWith({ "good/npm": npm, "bad/npm": "#!/bin/sh\necho npm error no registry >&2\nexit 1\n" });
  before(function () {
    // What stands for npm is a script.
    if (process.platform === "win32") this.skip();
    for (const kind of ["good", "bad"]) chmodSync(join(folder(), kind, "npm"), 0o755);
  });

  /** A module beside which no package is installed. */
  const nowhere = (): string => pathToFileURL(join(folder(), "nowhere", "module.js")).href;
  const steps: string[] = [];
  const setUp = (kind: string, cache: string): ReturnType<typeof setUpOnnxRuntime> =>
    setUpOnnxRuntime(
      {
        env: {
          PATH: join(folder(), kind),
          NETGRAFT_CACHE: join(folder(), cache),
          NPM_CALLED: join(folder(), "called.txt"),
        },
        step: (doing) => steps.push(doing),
        line: () => undefined,
      },
      nowhere(),
    );

  it("installs it without its install script, once, where the engine finds it", async () => {
    const env = { NETGRAFT_CACHE: join(folder(), "cache") };
    expect(runtimeModule(env, nowhere())).to.equal("onnxruntime-node");
    const made = await setUp("good", "cache");
    expect(made).to.deep.include({ made: true, folder: runtimeFolder(env) });
    expect(made.identity).to.deep.equal({ name: "onnxruntime", version: "1.30.0", provider: "cpu" });
    expect(readFileSync(join(folder(), "called.txt"), "utf8")).to.match(/^install --ignore-scripts /);
    expect(dirname(runtimeModule(env, nowhere()))).to.equal(
      join(runtimeFolder(env), "package", "node_modules", "onnxruntime-node"),
    );
    expect(await setUp("bad", "cache")).to.include({ made: false });
  });

  it("says what is missing or has failed, and leaves nothing", async () => {
    for (const [kind, code, words] of [
      ["bad", "NG_SETUP_DOWNLOAD", "npm error no registry"],
      ["none", "NG_SETUP_NEEDS", "npm on PATH"],
    ] as const) {
      const error: unknown = await setUp(kind, "empty").catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(NetgraftError).with.property("code", code);
      expect(JSON.stringify(error)).to.include(words);
      expect(existsSync(runtimeFolder({ NETGRAFT_CACHE: join(folder(), "empty") }))).to.equal(false);
    }
  });

  it("makes anew what is there and does not load", async () => {
    const cache = join(folder(), "broken");
    const package_ = join(runtimeFolder({ NETGRAFT_CACHE: cache }), "package");
    mkdirSync(join(package_, "node_modules", "onnxruntime-node"), { recursive: true });
    writeFileSync(join(package_, "package.json"), "{}");
    writeFileSync(join(package_, "node_modules", "onnxruntime-node", "index.js"), "throw new Error('damaged');");
    expect(await setUp("good", "broken")).to.include({ made: true });
    expect(steps.join("\n")).to.match(/what is there does not load: .*damaged/);
  });
});
