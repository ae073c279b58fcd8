import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../../captured.test.support.js";

const tiny = {
  name: "tiny",
  input: { channels: 3, height: 32, width: 32 },
  classes: 5,
  backbone: { type: "resnet", block: "basic", layers: [1, 2], width: 8 },
};

describe("netgraft compare --explain", () => {
  const folder = folderWith({
    "tiny.json": JSON.stringify(tiny),
    "se.json": JSON.stringify({
      ...tiny,
      name: "se",
      attachments: [{ attach: { type: "se", reduction: 4, bias: true } }],
    }),
  });
  const explain = (...argv: readonly string[]): Promise<Captured> =>
    captured(folder(), "compare", "--explain", ...argv);

  // By hand: 2·8²/4 = 32 and 2·16²/4 = 128, with biases of 2 + 8 and 4 + 16.
  it("prints each attachment, the sums of stages, and the formula with what it leaves out", async () => {
    const { status, stdout, stderr } = await explain("se.json");
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    const [name, table = "", words] = stdout.split("\n\n");
    expect(name).to.equal("se");
    expect(table.split("\n").map((line) => line.split(/ {2,}/))).to.deep.equal([
      ["stage", "block", "attached", "channels", "parameters", "MACs", "2/r·C_s²"],
      ["layer1", "layer1.0", "se at residual", "8", "42", "32", "32"],
      ["layer1", "sum", "42", "32", "32"],
      ["layer2", "layer2.0", "se at residual", "16", "148", "128", "128"],
      ["layer2", "layer2.1", "se at residual", "16", "148", "128", "128"],
      ["layer2", "sum", "296", "256", "256"],
      ["all", "sum", "338", "288", "288"],
    ]);
    expect(words).to.match(
      /^The attachments add 338 parameters \(\+3\.\d+ %\) and 288 MACs\. The article's formula 2\/r·ΣN_s·C_s² gives 288; the rest: the layers have a bias \(\+50\)\.\n$/,
    );
  });

  it("prints CSV, JSON and Markdown, by --format or for short", async () => {
    const csv = await explain("tiny.json", "se.json", "--format", "csv");
    expect(csv.stdout.split("\n")).to.deep.equal([
      "network,stage,block,id,type,site,channels,stage_channels,parameters,macs,formula,site_term,reduced_channels_term,bias_term",
      "se,layer1,layer1.0,se,se,residual,8,8,42,32,32,0,0,10",
      "se,layer2,layer2.0,se,se,residual,16,16,148,128,128,0,0,20",
      "se,layer2,layer2.1,se,se,residual,16,16,148,128,128,0,0,20",
      "",
    ]);
    expect(await explain("tiny.json", "se.json", "--csv")).to.deep.equal(csv);
    // What `--format json` prints.
    const { networks } = JSON.parse((await explain("tiny.json", "se.json", "--format", "json")).stdout) as {
      networks: { total: object; stages: readonly object[] }[];
    };
    expect(networks.map(({ total }) => total)).to.deep.equal([
      { count: 0, parameters: 0, macs: 0, differences: [] },
      { count: 3, parameters: 338, macs: 288, formula: 288, differences: ["the layers have a bias (+50)"] },
    ]);
    const { stdout } = await explain("tiny.json", "se.json", "--format", "markdown");
    expect(stdout).to.match(/^\*\*tiny\*\*\n\nNothing is attached\.\n\n\*\*se\*\*\n\n\| stage \| block \|/);
    expect(stdout).to.include("\n| layer2 | sum |  |  | 296 | 256 | 256 |\n");
  });

  it("draws a chart, and leaves nothing where it cannot", async () => {
    const drawn = await captured(folder(), "compare", "se.json", "--chart", "bars.svg", "--csv");
    expect(drawn).to.include({ status: 0, stderr: "bars.svg: the chart\n" });
    expect(drawn.stdout).to.match(/^network,stage/);
    const chart = await readFile(join(folder(), "bars.svg"), "utf8");
    expect(chart).to.include(">se: 338 parameters<").and.include(">se: 288 MACs<");
    expect(chart.match(/fill="#e69f00"/g)).to.have.lengthOf(2 * 3);
    for (const [name, start] of [
      ["bars.pdf", "%PDF-1.4"],
      ["bars.png", "\x89PNG"],
    ] as const) {
      expect((await explain("se.json", "--chart", name)).stderr).to.equal(`${name}: the chart\n`);
      expect((await readFile(join(folder(), name), "latin1")).slice(0, start.length)).to.equal(start);
    }
    const before = await readdir(folder());
    expect(await explain("se.json", "--chart", "bars.pgn")).to.deep.equal({
      status: 1,
      stdout: "",
      stderr:
        "error NG_DRAWING_ARGUMENTS\n  --chart: the ending does not say what to write; expected a file that ends in .svg or .png or .pdf; " +
        'found bars.pgn. Did you mean "bars.png"?\n',
    });
    expect((await explain("se.json", "--chart", "none/bars.svg")).stderr).to.match(
      /NG_WRITE_FAILED\n {2}none\/bars\.svg/,
    );
    expect(JSON.parse((await explain("none.json", "--format", "json")).stderr)).to.include({
      code: "NG_CONFIG_NOT_FOUND",
    });
    expect(await readdir(folder())).to.deep.equal(before);
    expect((await explain("se.json", "--format", "jsn")).status).to.equal(2);
    expect((await explain("se.json", "--benchmark")).status).to.equal(2);
  });
});
