import { expect } from "chai";
import { explainNetwork, type Explanation } from "netgraft";
import { framework } from "../support/framework.js";
import { goldenTable } from "../support/goldens.js";
import type { OracleRow } from "./oracle.js";
import { oracleFamilies } from "./oracle-networks.js";

const table = goldenTable("oracles.csv");

/** The rows of oracles.csv with SE, and what each adds to its network without SE. */
const added = table.flatMap((row) => {
  const { network = "", parameters } = row;
  const base = baseOf(network);
  const plain = table.find((other) => other["network"] === base);
  return network.startsWith("se") && plain !== undefined
    ? [{ row, network, expected: Number(parameters) - Number(plain["parameters"]) }]
    : [];
});

/** The name of a row's network without SE, where the table has it. */
function baseOf(network: string): string {
  const [, depth] = /^se-resnet-(\d+)/.exec(network) ?? [];
  if (depth !== undefined) return Number(depth) === 50 ? "resnet50 (stride on 3x3)" : `resnet${depth}`;
  if (network.startsWith("se-resnext-50")) return "resnext50_32x4d";
  if (network.startsWith("se-resnext-101_32")) return "resnext101_32x4d";
  return network.startsWith("se-bn-inception") ? "bninception (no convolution bias)" : "";
}

function explain(row: OracleRow): Explanation {
  const config = Object.values(oracleFamilies)
    .map(({ config: configOf }) => configOf(row))
    .find((found) => found !== undefined);
  if (config === undefined) throw new Error(`no family has ${row["network"]}`);
  return explainNetwork(framework.compose({ name: row["network"] ?? "", ...config }));
}

describe("what attachments are explained to cost", () => {
  it("covers the published networks with SE", () => expect(added).to.have.length(35));

  for (const { row, network, expected } of added) {
    const { se_bias: bias, rounding } = row;
    it(`is what ${network} has more than without, bias ${bias}, ${rounding}`, () => {
      const { total, stages } = explain(row);
      expect(total.parameters).to.equal(expected);
      const all = stages.flatMap(({ attachments }) => attachments);
      // The formula and what it leaves out make up each attachment.
      for (const { parameters, terms } of all) {
        const { formula = 0, site = 0, reducedChannels = 0, bias: biases = 0 } = terms ?? {};
        expect(formula + site + reducedChannels + biases).to.equal(parameters);
      }
      const isArticle = bias === "no" && rounding === "floor" && !/ at (?:branchInput|conv2)|inception/.test(network);
      expect(total.differences.length === 0).to.equal(isArticle);
      if (isArticle) expect(total.formula).to.equal(expected);
      expect(total.differences.some((words) => words.startsWith("the layers have a bias"))).to.equal(bias === "yes");
    });
  }

  it("is the article's sum by stage for SE-ResNet-50: 2/16·N_s·C_s²", () => {
    const { stages } = explainNetwork(
      framework.compose({
        name: "se",
        backbone: { type: "resnet", depth: 50 },
        attachments: [{ attach: { type: "se" } }],
      }),
    );
    const sums = stages.map(({ stage, count, parameters, macs, formula }) => [stage, count, parameters, macs, formula]);
    // By hand, from He et al. 2016, Table 1.
    const expected = [
      ["layer1", 3, 256],
      ["layer2", 4, 512],
      ["layer3", 6, 1024],
      ["layer4", 3, 2048],
    ].map(([stage, blocks, channels]) => {
      const sum = (2 / 16) * Number(blocks) * Number(channels) ** 2;
      return [stage, blocks, sum, sum, sum];
    });
    expect(sums).to.deep.equal(expected);
  });

  it("says why the formula does not apply", () => {
    const differences = (attach: object, at?: string): readonly string[] =>
      explainNetwork(
        framework.compose({
          name: "explained",
          backbone: { type: "resnet", depth: 50 },
          attachments: [{ attach: { type: "se", ...attach }, ...(at === undefined ? {} : { at }) }],
        }),
      ).total.differences;
    expect(differences({})).to.deep.equal([]);
    expect(differences({ bias: true })).to.deep.equal(["the layers have a bias (+16,048)"]);
    expect(differences({}, "conv2")).to.deep.equal([
      "the channels at the site are not those of the stage (−2,357,760)",
    ]);
    // C/10 is no whole number: floor leaves out 2·C·(C/10 − ⌊C/10⌋) = 2·C·0.6, 2·C·0.2, 2·C·0.4 and 2·C·0.8.
    const lost = 3 * 2 * 256 * 0.6 + 4 * 2 * 512 * 0.2 + 6 * 2 * 1024 * 0.4 + 3 * 2 * 2048 * 0.8;
    expect(differences({ reduction: 10 })).to.deep.equal([
      `between the layers there are not C/r channels (−${lost.toLocaleString("en-US")})`,
    ]);
    expect(differences({ excitation: "none" })).to.deep.equal(["se without layers (+0)"]);
    expect(differences({ type: "eca" })).to.deep.equal(["eca is not SE (+86)"]);
  });
});
