import { expect } from "chai";
import { builtInPlugins } from "./built-in-plugins.js";
import { pluginsWithoutEngines } from "./plugins-without-engines.js";

describe("the plugins for composing alone", () => {
  it("have the names of all built-in ones, as plugins may depend on any", () => {
    expect(pluginsWithoutEngines.map(({ name }) => name)).to.deep.equal(builtInPlugins.map(({ name }) => name));
  });
});
