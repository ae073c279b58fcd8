import { collectConfig, type Override } from "@netgraft/core/config";
import { frameworkFor, type Framework } from "@netgraft/core/host";
import { expect } from "chai";
import { createFramework } from "../create-framework.js";
import { folderWith } from "@netgraft/test-support";
import { NodeLoader } from "../loader/node-loader.js";
import { attachOverride, setOverride } from "../overrides.js";
import { configPlugins } from "./config-plugins.js";
import { neededPlugins } from "./needed-plugins.js";
import { provided } from "./provided.js";

describe("neededPlugins", () => {
  const folder = folderWith({
    "vgg.yaml": "name: a\nbackbone: { type: vgg }\n",
    "se-resnet.yaml": "name: a\nbackbone: { type: resnet }\nattachments: [{ attach: { type: se } }]\n",
    "trained.yaml":
      "extends: ./vgg.yaml\ntraining: { dataset: { type: folder, path: d }, epochs: 1, optimizer: { type: adamw } }\n",
    "typo.yaml": "name: a\nbackbone: { type: resnt }\n",
    "plugged.yaml": "extends: ./vgg.yaml\nplugins: [./own.mjs]\n",
  });

  async function needed(reference: string, overrides: readonly Override[] = []): Promise<Framework | undefined> {
    const loader = new NodeLoader({ cwd: folder(), allowCode: true });
    const collected = await collectConfig(reference, loader, overrides);
    const builtIn = await neededPlugins(collected);
    return builtIn === undefined ? undefined : frameworkFor(collected, { loader, builtIn });
  }

  it("loads what a config and its overrides name, and what that depends on, and nothing else", async () => {
    const [se, resnet, vgg] = ["@netgraft/plugin-se", "@netgraft/plugin-resnet", "@netgraft/plugin-vgg"];
    expect((await needed("vgg.yaml"))?.plugins)
      .to.include(vgg)
      .and.not.include(resnet);
    expect((await needed("se-resnet.yaml"))?.plugins).to.deep.equal([se, resnet]);
    expect((await needed("trained.yaml"))?.plugins).to.have.members([se, vgg, "@netgraft/data", "@netgraft/training"]);
    expect((await needed("seresnet50"))?.plugins).to.deep.equal([se, resnet]);
    expect((await needed("vgg.yaml", [attachOverride("a=se@output")]))?.plugins).to.include.members([se, vgg]);
    expect((await needed("se-resnet.yaml", [setOverride("backbone.type=vgg")]))?.plugins).to.include(vgg);
    expect((await needed("se-resnet.yaml", [setOverride("backbone={ type: vgg }")]))?.plugins).to.include(vgg);
  });

  it("does not know where a name is new, or the config has plugins", async () => {
    for (const reference of ["typo.yaml", "plugged.yaml", "resnet51"])
      expect(await needed(reference), reference).to.equal(undefined);
  });

  it("loads enough for every named network", async () => {
    const all = createFramework();
    for (const name of all.catalog.networks.names()) {
      const few = await needed(name);
      expect(few?.compose(name).summary(), name).to.deep.equal(all.compose(name).summary());
    }
  });

  it("has in its table what the plugins provide", () => {
    expect(Object.keys(provided), "run `npm run docs`").to.deep.equal(configPlugins.map(({ name }) => name));
    const { backbones, attachments, networks, ...catalog } = createFramework().catalog;
    const { datasets, losses, optimizers, schedules, augmentations, trackers } = catalog;
    const ofTraining = [datasets, losses, optimizers, schedules, augmentations, trackers];
    const components = Object.values(provided).flatMap((plugin) => plugin.components);
    const names = [backbones, attachments, networks, ...ofTraining].flatMap((registry) => registry.names());
    // What plugins with engines bring beside them is found by loading all.
    expect(components, "run `npm run docs`").to.have.members(names.filter((name) => name !== "tensorboard"));
  });
});
