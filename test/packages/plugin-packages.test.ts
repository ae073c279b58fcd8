import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { publint } from "publint";
import { root } from "../house/workspace.js";
import { install, installedPackages, pack, packForAuthors, run } from "./packed.js";

const bin = join(root, "packages", "netgraft", "bin", "netgraft.js");

describe("a plugin in a package of its own, with nothing but npm", () => {
  let folder = "";
  let tarballs: readonly string[] = [];
  before(async function () {
    this.timeout(120_000);
    folder = mkdtempSync(join(tmpdir(), "netgraft-packages-"));
    tarballs = await packForAuthors(folder);
  });
  after(function () {
    // Thousands of files.
    this.timeout(120_000);
    rmSync(folder, { recursive: true });
  });

  it("passes its tests where what its author needs is installed, which is no engine: examples/custom-plugin", async () => {
    const place = join(folder, "custom-plugin");
    const skipped = /[/\\](?:node_modules|dist)$/;
    cpSync(join(root, "examples", "custom-plugin"), place, { recursive: true, filter: (path) => !skipped.test(path) });
    const readme = readFileSync(join(place, "README.md"), "utf8");
    const commands = /^```sh\n([^]*?)^```$/m.exec(readme)?.[1]?.trim().split("\n") ?? [];
    expect(commands.slice(0, 2)).to.deep.equal(["npm install", "npm test"]);
    await install(place, tarballs);
    expect(await run(place, "npm", "test")).to.match(/\d+ passing/);
    assertNoEngine(place);
    // The command is that of the checkout; its core is another copy than the plugin's.
    for (const command of commands.slice(2)) {
      const [netgraft, ...args] = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? "",
      );
      expect(netgraft).to.equal("npx");
      await run(place, process.execPath, bin, ...args.slice(1));
    }
  }).timeout(300_000);

  for (const [name, type, ...options] of [
    ["my-attention", "my_attention"],
    ["@me/my-net", "my_net", "--backbone"],
  ] as const)
    it(`builds, passes its tests and can be published as it was written: create-plugin ${name}`, async () => {
      await run(folder, process.execPath, bin, "create-plugin", name, ...options);
      const place = join(folder, name.replace("@me/", ""));
      await install(place, tarballs);
      expect(await run(place, "npm", "test")).to.match(/^# fail 0$/m);
      assertNoEngine(place);
      const { messages } = await publint({ pkgDir: place, strict: true, pack: "npm" });
      expect(messages).to.deep.equal([]);
      await assertUsable(name, type, await pack(place, folder));
    }).timeout(300_000);

  /** Fails unless the packed plugin, installed beside core, is one that configs can name. */
  async function assertUsable(name: string, type: string, tarball: string): Promise<void> {
    const place = join(folder, `user of ${type}`);
    mkdirSync(place);
    writeFileSync(join(place, "package.json"), JSON.stringify({ private: true }));
    await install(place, [...tarballs.slice(0, 1), tarball]);
    expect(installedPackages(place)).to.include(name).and.not.include("@netgraft/testing");
    expect(await run(place, process.execPath, bin, "describe", type, "--plugin", name)).to.include(type);
  }
});

function assertNoEngine(place: string): void {
  const installed = installedPackages(place);
  expect(installed).to.include.members(["@netgraft/core", "@netgraft/testing", "@netgraft/weights", "zod"]);
  expect(installed.filter((name) => /onnxruntime|tfjs|tensorflow|^sharp$|^netgraft$/.test(name))).to.deep.equal([]);
}
