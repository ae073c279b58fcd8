import { definePlugin } from "@netgraft/core";
import { listValues, NetgraftError } from "@netgraft/core/config";
import { expect } from "chai";
import { createFramework } from "./create-framework.js";
import { folderWith } from "@netgraft/test-support";
import type { NamedCode } from "./trust/code-policy.js";
import { composeNetwork, openNetwork } from "./open-network.js";
import { attachOverride, setOverride } from "./overrides.js";

const facade = new URL("index.js", import.meta.url).href;
const core = import.meta.resolve("@netgraft/core");

/** A plugin with one attachment, which scales nothing and has one parameterless operation. */
const pluginText = (name: string, type: string): string => `
  import { attachment, definePlugin } from ${JSON.stringify(core)};
  import { z } from ${JSON.stringify(import.meta.resolve("zod"))};
  export default definePlugin({
    name: ${JSON.stringify(name)},
    apiVersion: 1,
    attachments: [attachment({ type: ${JSON.stringify(type)}, summary: "Bounds.", options: z.strictObject({}),
      build: () => (b, x) => b.multiply(x, b.sigmoid(x)) })],
  });`;

describe("openNetwork", () => {
  const folder = folderWith({
    "base/base.yaml": "plugins: [./own.mjs]\nbackbone: { type: resnet, depth: 18 }\n",
    "base/own.mjs": pluginText("own", "own"),
    "other.mjs": pluginText("other", "other"),
    "top.yaml": `
extends: ./base/base.yaml
name: top
plugins: [./base/own.mjs, ./other.mjs]
attachments: [{ attach: { type: own } }, { attach: { type: other } }]`,
    "defined.mjs": `
      import { defineNetwork, resnet, se } from ${JSON.stringify(facade)};
      import own from "./base/own.mjs";
      export default defineNetwork({
        plugins: [se, resnet, own],
        name: "defined",
        backbone: { type: "resnet", depth: 18 },
        attachments: [{ attach: { type: "se" } }, { attach: { type: "own" } }],
      });`,
    "extends-program.yaml": "extends: ./defined.mjs\nname: extended\nclasses: 10\n",
    "replaces.mjs": `
      import { definePlugin, resnet } from ${JSON.stringify(facade)};
      import own from "./base/own.mjs";
      const se = definePlugin({ ...own, name: "@netgraft/plugin-se" });
      export default { plugins: [se, resnet], config: { name: "r", backbone: { type: "resnet", depth: 18 } }, compose() {} };`,
    "built-in.mjs": `
      import { defineNetwork, resnet, se } from ${JSON.stringify(facade)};
      export default defineNetwork({ plugins: [se, resnet], name: "b", backbone: { type: "resnet", depth: 18 } });`,
    "names-program.yaml": `
name: names
plugins: [./replaces.mjs]
backbone: { type: resnet, depth: 18 }
attachments: [{ attach: { type: own } }]`,
    "malformed.mjs": "export default { plugins: [1], config: { name: 'm' }, compose() {} };",
  });

  it("opens presets", async () => {
    const { network, framework } = await openNetwork("seresnet18");
    expect(network.name).to.equal("seresnet18");
    expect(framework.catalog.engines.names()).to.deep.equal(["onnx", "tensorflow"]);
    expect(framework.catalog.exporters.names()).to.deep.equal(["onnx", "saved-model", "pytorch"]);
  });

  it("applies overrides in order", async () => {
    const overrides = [attachOverride("a=se(reduction=8)@conv2"), setOverride("attachments.a.reduction=4")];
    const { network } = await openNetwork("resnet18", { overrides });
    expect(network.config.attachments[0]).to.deep.include({ id: "a", at: "conv2" });
    expect(network.config.attachments[0]?.attach.options).to.include({ reduction: 4 });
    const error = await errorOf(openNetwork("resnet18", { overrides: overrides.toReversed() }));
    expect(error.code).to.equal("NG_CONFIG_OVERRIDE");
  });

  it("loads the plugins that the config and what it extends name, each relative to its own file", async () => {
    const told: NamedCode[] = [];
    const { network, framework } = await openNetwork("top.yaml", {
      cwd: folder(),
      plugins: true,
      onCode: (code) => told.push(code),
    });
    expect(framework.plugins.slice(-2)).to.deep.equal(["own", "other"]);
    expect(network.summary().attachments.map(({ type }) => type)).to.include.members(["own", "other"]);
    expect(told.map(({ name }) => name)).to.have.members(["./own.mjs", "./base/own.mjs", "./other.mjs"]);
  });

  it("takes the plugins of a definition, in the place of built-in ones of the same name", async () => {
    for (const reference of ["defined.mjs", "extends-program.yaml"]) {
      const { network, framework } = await openNetwork(reference, { cwd: folder(), plugins: true });
      expect(new Set(network.summary().attachments.map(({ type }) => type))).to.deep.equal(new Set(["se", "own"]));
      expect(framework.plugins.filter((name) => name === "@netgraft/plugin-se")).to.have.lengthOf(1);
    }
    const replaced = await openNetwork("replaces.mjs", { cwd: folder(), plugins: true });
    expect(replaced.framework.catalog.attachments.names()).to.include("own").and.not.include("se");
  });

  it("names a program among the plugins, where it brings more than built-in ones; runs it once", async () => {
    const told: NamedCode[] = [];
    const { network } = await openNetwork("defined.mjs", {
      cwd: folder(),
      plugins: true,
      onCode: (code) => told.push(code),
    });
    expect(network.config.plugins).to.deep.equal(["./defined.mjs"]);
    expect(told).to.deep.equal([{ kind: "program", name: "defined.mjs" }]);
    expect((await openNetwork("built-in.mjs", { cwd: folder(), plugins: true })).network.config.plugins).to.deep.equal(
      [],
    );
  });

  it("takes the plugins of a program that is named as one, in the place of built-in ones, too", async () => {
    const { network, framework } = await openNetwork("names-program.yaml", { cwd: folder(), plugins: true });
    expect(network.summary().attachments.map(({ type }) => type)).to.include("own");
    expect(framework.catalog.attachments.names()).to.not.include("se");
  });

  it("says of which program a malformed plugin is", async () => {
    const error = await errorOf(openNetwork("malformed.mjs", { cwd: folder(), plugins: true }));
    expect(error.code).to.equal("NG_PLUGIN_INVALID");
    expect(error.problems[0]).to.include({ at: "malformed.mjs" });
  });

  it("shows in the config where each value of a program was written", async () => {
    const { network } = await openNetwork("extends-program.yaml", { cwd: folder(), plugins: true });
    const origins = Object.fromEntries(listValues(network.tree).map(({ path, origin }) => [path, origin.name]));
    expect(origins).to.include({ classes: "extends-program.yaml", "backbone.type": "defined.mjs" });
  });

  it("runs no code of a config where plugins are refused, and still opens configs without any", async () => {
    for (const reference of ["top.yaml", "defined.mjs", "extends-program.yaml"]) {
      const error = await errorOf(openNetwork(reference, { cwd: folder(), plugins: false }));
      expect(error.code, reference).to.equal("NG_PLUGINS_REFUSED");
    }
    expect((await openNetwork("resnet18", { plugins: false })).network.name).to.equal("resnet18");
  });

  it("gives each network a framework of its own", async () => {
    const [one, two] = [await openNetwork("resnet18"), await openNetwork("resnet18")];
    expect(one.framework).to.not.equal(two.framework);
  });

  it("composes the same without engines", async () => {
    const network = await composeNetwork("seresnet18");
    expect(network.summary()).to.deep.equal((await openNetwork("seresnet18")).network.summary());
  });

  async function errorOf(promise: Promise<unknown>): Promise<NetgraftError> {
    try {
      await promise;
    } catch (error) {
      if (error instanceof NetgraftError) return error;
      throw error;
    }
    throw new Error("nothing was thrown");
  }
});

describe("createFramework", () => {
  it("has the built-in plugins, and those that are given after them", () => {
    const mine = definePlugin({ name: "mine", apiVersion: 1, dependsOn: ["@netgraft/plugin-se", "@netgraft/onnx"] });
    const { plugins } = createFramework({ plugins: [mine] });
    expect(plugins).to.include.members(["@netgraft/plugin-se", "@netgraft/plugin-resnet", "@netgraft/onnx"]);
    expect(plugins.at(-1)).to.equal("mine");
  });
});
