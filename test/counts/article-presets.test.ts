import { expect } from "chai";
import { framework } from "../support/framework.js";
import { goldenTable } from "../support/goldens.js";
import { publishedNames } from "../support/published-names.js";

/** Presets by the row of oracles.csv that has no bias in SE's layers. */
const rows: Readonly<Record<string, string>> = {
  article_seresnet18: "se-resnet-18",
  article_seresnet34: "se-resnet-34",
  article_seresnet50: "se-resnet-50 (stride on 3x3)",
  article_seresnet101: "se-resnet-101 (stride on 3x3)",
  article_seresnet152: "se-resnet-152 (stride on 3x3)",
  article_seresnext50_32x4d: "se-resnext-50_32x4d",
};

describe("presets of the article", () => {
  const table = goldenTable("oracles.csv");

  it("are those of the table", () => {
    const names = framework.catalog.networks.names().filter((name) => name.startsWith("article_"));
    expect(names).to.have.members(Object.keys(rows));
  });

  for (const [preset, network] of Object.entries(rows)) {
    it(`${preset} has the parameters and MACs of its network`, () => {
      const row = table.find((each) => each["network"] === network && each["se_bias"] === "no");
      const { parameters, macs } = framework.compose(preset).summary();
      expect([parameters, macs]).to.deep.equal([Number(row?.["parameters"]), Number(row?.["macs"])]);
    });
  }

  it("article_seresnet50 has the 28,071,976 parameters of the article's network", () => {
    expect(framework.compose("article_seresnet50").summary().parameters).to.equal(28_071_976);
  });

  for (const preset of ["article_seresnet18", "article_seresnet50"]) {
    it(`${preset} has the names and shapes of the article's code, dense layers as 1×1 convolutions`, () => {
      const state = framework.compose(preset).graph.state();
      const found = Object.fromEntries(
        state.map(({ name, shape }) => [name, name.includes(".se.") ? shape.slice(0, 2) : shape]),
      );
      expect(found).to.deep.equal(publishedNames(preset.replace("_", "-")));
    });
  }
});
