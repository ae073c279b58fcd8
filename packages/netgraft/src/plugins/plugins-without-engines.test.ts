import { chosenKinds } from "@netgraft/core/config";
import { createFramework } from "@netgraft/core/host";
import { expect } from "chai";
import { builtInPlugins } from "./built-in-plugins.js";
import { pluginsWithoutEngines } from "./plugins-without-engines.js";

describe("the plugins for composing alone", () => {
  it("have the names of all built-in ones, as plugins may depend on any", () => {
    expect(pluginsWithoutEngines.map(({ name }) => name)).to.deep.equal(builtInPlugins.map(({ name }) => name));
  });

  it("bring all that configs choose, as `validate` knows nothing else", () => {
    const all = createFramework({ plugins: builtInPlugins }).catalog;
    const few = createFramework({ plugins: pluginsWithoutEngines }).catalog;
    for (const { plural } of chosenKinds) expect(few[plural].names(), plural).to.deep.equal(all[plural].names());
    expect(few.engines.names()).to.deep.equal([]);
  });
});
