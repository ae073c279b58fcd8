import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../house/workspace.js";
import { installedPackages, pack, run } from "./packed.js";

/** The packages that are published, by their folders. */
function publishedPackages(): readonly string[] {
  return ["packages", "plugins"]
    .flatMap((part) => readdirSync(join(root, part)).map((name) => join(root, part, name)))
    .filter((place) => {
      // A manifest.
      const manifest = JSON.parse(readFileSync(join(place, "package.json"), "utf8")) as { readonly private?: boolean };
      return manifest.private !== true;
    });
}

describe("netgraft as npm installs it, where onnxruntime's install script cannot download", function () {
  this.timeout(600_000);
  let folder = "";
  let place = "";
  const netgraft = (...argv: readonly string[]): Promise<string> =>
    run(place, process.execPath, join("node_modules", "netgraft", "bin", "netgraft.js"), ...argv);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-install-"));
    place = join(folder, "project");
    process.env["NETGRAFT_CACHE"] = join(folder, "cache");
    const tarballs: string[] = [];
    for (const published of publishedPackages()) tarballs.push(await pack(published, folder));
    // The package with its name, its version and its failing script alone; its content plays no part where the script fails.
    const broken = join(folder, "onnxruntime-node");
    mkdirSync(broken);
    mkdirSync(place);
    const script = { name: "onnxruntime-node", version: "1.30.0", scripts: { postinstall: "node -e process.exit(1)" } };
    writeFileSync(join(broken, "package.json"), JSON.stringify(script));
    const override = `file:${await pack(broken, folder)}`;
    const names = publishedPackages().map(
      (published) =>
        // A manifest.
        (JSON.parse(readFileSync(join(published, "package.json"), "utf8")) as { readonly name: string }).name,
    );
    const dependencies = Object.fromEntries(names.map((name, index) => [name, `file:${tarballs[index]}`]));
    const manifest = { private: true, dependencies, overrides: { "onnxruntime-node": override } };
    writeFileSync(join(place, "package.json"), JSON.stringify(manifest));
    await run(place, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts=false");
  });
  after(() => {
    delete process.env["NETGRAFT_CACHE"];
    rmSync(folder, { recursive: true });
  });

  it("is installed, without onnxruntime and without TensorFlow", () => {
    const installed = installedPackages(place);
    expect(installed).to.include.members(["netgraft", "@netgraft/onnxruntime", "@netgraft/tensorflow-node", "sharp"]);
    expect(installed.filter((name) => /onnxruntime-node|tfjs|^@tensorflow/.test(name))).to.deep.equal([]);
  });

  it("does without an engine all that needs none", async () => {
    expect(await netgraft("summary", "seresnet50", "--json")).to.include('"parameters": 28088024');
    expect(await netgraft("export", "resnet20_cifar", "--init", "1", "-o", "net.onnx")).to.include("net.onnx");
  });

  it("says the one command that brings the engine, in an error and in doctor, and that command does", async () => {
    const array = ["--init", "1", "--input", "x.npy"];
    const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3, 32, 32), }".padEnd(117) + "\n";
    const start = Buffer.from([0x93, ...Buffer.from("NUMPY"), 1, 0, header.length, 0]);
    writeFileSync(join(place, "x.npy"), Buffer.concat([start, Buffer.from(header), Buffer.alloc(4 * 3 * 32 * 32)]));
    const failing = await netgraft("predict", "resnet20_cifar", ...array).then(String, String);
    expect(failing).to.match(/error NG_ENGINE_UNAVAILABLE\n.*not installed.*`netgraft setup onnx`/);
    expect(await netgraft("doctor").then(String, String)).to.match(
      /onnxruntime +missing [^]*\nonnxruntime: netgraft setup onnx\n/,
    );
    // The real package, from the registry: the override is the project's.
    expect(await netgraft("setup", "onnx")).to.match(/^onnxruntime 1\.\d+\.\d+ is set up: /);
    expect(await netgraft("doctor")).to.match(/onnxruntime +ok +1\./);
    expect(await netgraft("predict", "resnet20_cifar", ...array)).to.match(/x\.npy\n +\d+\.\d+ % {2}class \d+/);
  });
});
