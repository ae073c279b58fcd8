import { existsSync, readFileSync, realpathSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFolderWhole } from "@netgraft/files";
import { rejection, skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { findTfjsNode, hasTfjsNode } from "../native/find-tfjs-node.js";
import { addonPath, nativeFolder } from "../native/native-folder.js";
import { FakeMachine, fakes, libtensorflow } from "./fake-machine.test.support.js";

describe("setUpTensorFlow", function () {
  before(function () {
    // The commands are scripts, and pip's TensorFlow can be linked there alone.
    if (process.platform !== "linux") {
      skipBecause(this, "the set-up is tried with Linux's names of libraries");
    }
  });
  const machine = new FakeMachine();
  const native = (): string => nativeFolder(machine.places.env);
  /** Which TensorFlow the project's package is linked to. */
  const linked = (): string => readFileSync(join(machine.tfjs, addonPath), "utf8");

  it("takes tfjs-node's own install where that works, and nothing else", async () => {
    await machine.install(fakes.install);
    const result = await machine.setUp();
    expect(result).to.deep.equal({
      made: true,
      origin: "tfjs-node",
      version: "core of tfjs-node",
      oneDnn: true,
      groupedGradients: true,
      folder: native(),
    });
    expect(linked()).to.equal("core of tfjs-node");
    expect(machine.calls()).to.deep.equal(["install.js"]);
    expect(machine.kept()).to.have.members(["deps", "lib", "made.json"]);
  });

  it("says that it is there the second time, and does nothing", async () => {
    await machine.setUp();
    const calls = machine.calls();
    expect(await machine.setUp()).to.include({ made: false, origin: "pip", version: "core of pip", folder: native() });
    expect(machine.calls()).to.deep.equal(calls);
  });

  it("leaves alone what npm has installed and loads", async () => {
    await mkdir(join(machine.tfjs, "lib", "napi-v8"), { recursive: true });
    await writeFile(join(machine.tfjs, addonPath), "core of npm");
    expect(await machine.setUp()).to.include({ made: false, origin: "tfjs-node", folder: machine.tfjs });
    expect(machine.calls()).to.deep.equal([""]);
  });

  it("replaces what npm has installed and does not load", async () => {
    await mkdir(join(machine.tfjs, "lib", "napi-v8"), { recursive: true });
    await writeFile(join(machine.tfjs, addonPath), "damaged");
    expect(await machine.setUp()).to.include({ made: true, origin: "pip" });
    expect(linked()).to.equal("core of pip");
  });

  it("has pip bring a TensorFlow, without retries, and keeps its libraries alone", async () => {
    expect(await machine.setUp()).to.include({ made: true, origin: "pip", version: "core of pip" });
    expect(machine.calls().find((call) => call.startsWith("python3 -m pip install"))).to.include("--retries 0");
    expect(machine.kept()).to.have.members(["deps", "lib", "tensorflow", "made.json"]);
    for (const name of ["libtensorflow.so", "libtensorflow.so.2", "libtensorflow_cc.so.2"])
      expect(readFileSync(join(native(), "deps", "lib", name), "utf8")).to.equal("core of pip");
    expect(readFileSync(join(native(), "deps/lib/libtensorflow_framework.so.2"), "utf8")).to.equal("framework of pip");
    expect(machine.steps.join("\n")).to.match(/own install\n.*ENOTFOUND\nbringing tensorflow\S* with pip.*\nbuilding/);
  });

  for (const [what, place] of [
    ["an unpacked libtensorflow", ""],
    ["a Python's site-packages", "tensorflow"],
  ] as const)
    it(`links ${what}, where it is`, async () => {
      const files = place === "" ? libtensorflow : libtensorflow.map((file) => join(place, file.replace("lib/", "")));
      const from = await machine.tensorFlow("given", files);
      expect(await machine.setUp({ from })).to.include({ made: true, origin: from, version: "core of given" });
      const library = realpathSync(join(native(), "deps/lib/libtensorflow.so.2"));
      expect(library).to.equal(realpathSync(join(from, place, place === "" ? "lib" : "", "libtensorflow.so.2")));
      expect(machine.calls().map((call) => call.split(" ", 2).join(" "))).to.deep.equal(["node-gyp.js rebuild"]);
      expect(await machine.setUp({ from })).to.include({ made: false });
      expect(await machine.setUp()).to.include({ made: false, origin: from });
    });

  it("takes another TensorFlow where one is given", async () => {
    await machine.setUp();
    const from = await machine.tensorFlow("given", libtensorflow);
    expect(await machine.setUp({ from })).to.include({ made: true, version: "core of given" });
    expect(linked()).to.equal("core of given");
  });

  it("builds anew what is kept and does not load", async () => {
    await machine.setUp();
    await writeFile(join(native(), addonPath), "damaged");
    expect(await machine.setUp()).to.include({ made: true, version: "core of pip" });
  });

  it("links it again after `npm ci`", async () => {
    expect(hasTfjsNode(machine.places)).to.equal(false);
    await machine.setUp();
    await rm(join(machine.tfjs, "lib"));
    expect(hasTfjsNode(machine.places)).to.equal(true);
    expect(await findTfjsNode(machine.places)).to.equal(machine.tfjs);
    expect(linked()).to.equal("core of pip");
  });

  it("has npm install tfjs-node into the cache where the project has none, once", async () => {
    await machine.command(
      "npm",
      `fs.cpSync(${JSON.stringify(machine.tfjs)}, "node_modules/@tensorflow/tfjs-node", { recursive: true });`,
    );
    const resolveFrom = machine.path("elsewhere/index.js");
    await machine.setUp({ resolveFrom });
    const kept = join(native(), "package/node_modules/@tensorflow/tfjs-node");
    expect(await findTfjsNode({ ...machine.places, resolveFrom })).to.equal(kept);
    expect(machine.calls()).to.include("npm install --ignore-scripts --no-audit --no-fund");
    await machine.command("npm", fakes.fail("npm is not called again"));
    const from = await machine.tensorFlow("given", libtensorflow);
    await machine.setUp({ resolveFrom, from });
    expect(readFileSync(join(kept, addonPath), "utf8")).to.equal("core of given");
  });

  it("ends when it is interrupted, and leaves nothing half-made", async () => {
    await machine.command(
      "python3",
      'if (argv.includes("--version")) process.exit(0); write(path.join(argv[argv.indexOf("--target") + 1], "half"), ""); setInterval(() => {}, 1000);',
    );
    const controller = new AbortController();
    const reason = new Error("Ctrl-C");
    const step = (doing: string): void => {
      if (doing.startsWith("bringing")) setTimeout(() => controller.abort(reason), 300);
    };
    const error: unknown = await machine
      .setUp({ signal: controller.signal, step })
      .then(undefined, (cause: unknown) => cause);
    expect(error).to.equal(reason);
    expect(machine.cached()).to.deep.equal([]);
  });

  it("removes what a killed set-up has left, and leaves what another is making", async () => {
    // As this process would call it; no process has so large an id as the other.
    let other = "";
    const failed = new Error("its own");
    const making = writeFolderWhole(native(), (folder) => {
      other = folder;
      return Promise.reject(failed);
    });
    expect(await rejection(making)).to.equal(failed);
    const abandoned = other.replace(/\.[0-9a-z]+(-[^.]*\.tmp)$/, `.${(4_194_305).toString(36)}$1`);
    for (const folder of [abandoned, other]) await mkdir(folder, { recursive: true });
    await machine.setUp();
    expect([existsSync(abandoned), existsSync(other)]).to.deep.equal([false, true]);
  });
});
