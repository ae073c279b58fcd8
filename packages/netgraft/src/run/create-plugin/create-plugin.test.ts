import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { createPlugin } from "./create-plugin.js";

describe("createPlugin", () => {
  const place = folderWith({ "full/notes.txt": "" });

  it("writes a package under its own name, with no trace of the template's", async () => {
    const made = await createPlugin("@me/my-gate", { kind: "attachment", cwd: place() });
    expect({ ...made, folder: resolve(made.folder) }).to.deep.equal({
      folder: place("my-gate"),
      package: "@me/my-gate",
      type: "my_gate",
    });
    const manifest = await readFile(join(made.folder, "package.json"), "utf8");
    expect(JSON.parse(manifest)).to.include({ name: "@me/my-gate" });
    for (const entry of await readdir(made.folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && !entry.name.endsWith(".safetensors"))
        expect(await readFile(join(entry.parentPath, entry.name), "utf8"), entry.name).to.not.match(/my[-_]plugin/);
  });

  it("writes a backbone where it is told to", async () => {
    const made = await createPlugin("my-net", { kind: "backbone", folder: "elsewhere", cwd: place() });
    expect(resolve(made.folder)).to.equal(place("elsewhere"));
    expect(await readFile(join(made.folder, "src/backbone.ts"), "utf8")).to.include('type: "my_net"');
  });

  it("writes nothing under a name that cannot be, or into a folder with something in it", async () => {
    const before = await readdir(place());
    expect(await rejection(createPlugin("网络", { kind: "attachment", cwd: place() }))).to.include({
      code: "NG_PLUGIN_NAME",
    });
    expect(await rejection(createPlugin("my-gate", { kind: "attachment", folder: place("full") }))).to.include({
      code: "NG_OUTPUT_EXISTS",
    });
    expect(await readdir(place())).to.deep.equal(before);
  });
});
