import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";

describe("netgraft summary", () => {
  const folder = folderWith({
    "tiny.json": JSON.stringify({
      name: "tiny",
      input: { channels: 3, height: 32, width: 32 },
      classes: 5,
      backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 },
      attachments: [{ attach: { type: "se", reduction: 4 } }],
    }),
  });
  const summary = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "summary", ...argv);

  // By hand: a stem of 7×7×3×8 weights, stages of 8 and 16 channels with one basic block each, a classifier.
  const stem = 7 * 7 * 3 * 8 + 2 * 8;
  const se = (channels: number): number => (2 * channels * channels) / 4;
  const layer1 = 2 * (3 * 3 * 8 * 8 + 2 * 8) + se(8);
  const layer2 = 3 * 3 * 8 * 16 + 3 * 3 * 16 * 16 + 8 * 16 + 3 * 2 * 16 + se(16);
  const head = 16 * 5 + 5;
  const parameters = stem + layer1 + layer2 + head;

  it("prints each layer with what it costs, and the totals", async () => {
    const { status, stdout, stderr } = await summary("tiny.json");
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    const [table = "", totals = ""] = stdout.split("\n\n");
    const rows = table.split("\n").map((line) => line.split(/ {2,}/));
    expect(rows[0]).to.deep.equal(["layer", "operation", "output", "parameters", "MACs"]);
    expect(rows[1]).to.deep.equal(["conv1", "conv", "8×16×16", "1,176", "301,056"]);
    expect(rows).to.deep.include(["layer1.0.se.fc1", "conv", "2×1×1", "16", "16"]);
    expect(rows).to.deep.include(["layer1.0.add", "add", "8×8×8"]);
    expect(rows.at(-1)).to.deep.equal(["fc", "dense", "5", "85", "80"]);
    const counted = rows.slice(1).reduce((sum, row) => sum + Number((row[3] ?? "0").replace(",", "")), 0);
    expect(counted).to.equal(parameters);
    expect(totals).to.match(new RegExp(`^network +tiny\ninput +3×32×32\nparameters +${grouped(parameters)}\n`));
    expect(totals).to.match(/\nattached +2 × se at residual, 160 parameters\n$/);
  });

  it("prints modules as a tree, each with what is in it", async () => {
    const { stdout } = await summary("tiny.json", "--tree");
    const [table = ""] = stdout.split("\n\n");
    const rows = table.split("\n").map((line) => line.split(/ {2,}(?=\S)/).map((cell) => cell.trim()));
    const parametersOf = (module: string): string | undefined => rows.find(([name]) => name === module)?.[2];
    expect(table.split("\n")[1]).to.match(new RegExp(`^tiny +resnet +${grouped(parameters)} +`));
    expect(table).to.match(/\n├─ layer1 +stage +/);
    expect(table).to.match(/\n│ {2}└─ 0 +basic +/);
    expect(table).to.match(/\n│ {5}└─ se +se at residual +32 +32\n/);
    expect(parametersOf("├─ layer1")).to.equal(grouped(layer1));
    expect(parametersOf("├─ layer2")).to.equal(grouped(layer2));
    expect(parametersOf("└─ head")).to.equal(grouped(head));
  });

  it("cuts the tree at a depth", async () => {
    const { stdout } = await summary("tiny.json", "--depth", "1");
    const [table = ""] = stdout.split("\n\n");
    expect(table.split("\n").map((line) => line.split(/ {2,}/)[0])).to.deep.equal([
      "module",
      "tiny",
      "├─ conv1",
      "├─ bn1",
      "├─ layer1",
      "├─ layer2",
      "└─ head",
    ]);
  });

  it("prints JSON", async () => {
    const { stdout } = await summary("tiny.json", "--json");
    // What `--json` prints.
    const result = JSON.parse(stdout) as { elementwise: object };
    expect(result).to.deep.include({
      name: "tiny",
      input: { channel: 3, height: 32, width: 32 },
      parameters,
      auxiliaryParameters: 0,
      buffers: 2 * (3 * 8 + 3 * 16),
      attachments: [
        { id: "se", type: "se", site: "residual", path: "layer1.0.se", parameters: 32 },
        { id: "se", type: "se", site: "residual", path: "layer2.0.se", parameters: 128 },
      ],
    });
    expect(result.elementwise).to.include({ residualAdd: 8 * 8 * 8 + 16 * 4 * 4, scale: 8 * 8 * 8 + 16 * 4 * 4 });
  });

  it("composes on the spot, in the order of the arguments", async () => {
    const attached = async (...argv: readonly string[]): Promise<unknown> => {
      // What `--json` prints.
      const { attachments } = JSON.parse((await summary("tiny.json", "--json", ...argv)).stdout) as {
        attachments: { path: string; site: string }[];
      };
      return attachments.map(({ path, site }) => `${path} at ${site}`);
    };
    const rules = ["--set", "attachments=[]", "--attach", "a=se(reduction=2)@conv1", "--attach", "b=se(reduction=2)"];
    expect(await attached(...rules, "--set", "attachments.b.where.stages=[2]")).to.deep.equal([
      "layer1.0.a at conv1",
      "layer2.0.a at conv1",
      "layer2.0.b at residual",
    ]);
  });
});

/** The number in groups of three digits. */
function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
