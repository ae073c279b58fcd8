import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";
import { matching } from "./matching.js";

const core = import.meta.resolve("@netgraft/core");

const kinds = [
  "backbones",
  "attachments",
  "sites",
  "networks",
  "engines",
  "formats",
  "datasets",
  "augmentations",
  "losses",
  "optimizers",
  "schedules",
  "trackers",
  "queues",
];

describe("netgraft list", () => {
  const folder = folderWith({
    "plugin.mjs": `
      import { attachment, definePlugin } from ${JSON.stringify(core)};
      import { z } from ${JSON.stringify(import.meta.resolve("zod"))};
      export default definePlugin({ name: "mine", apiVersion: 1, attachments: [
        attachment({ type: "mine", summary: "Mine.", options: z.strictObject({}), build: () => (_, x) => x }) ] });`,
  });
  const list = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "list", ...argv);
  const names = async (...argv: readonly string[]): Promise<readonly string[]> =>
    (await list(...argv)).stdout
      .split("\n")
      .slice(1, -1)
      .map((line) => line.split(" ")[0] ?? "");

  it("says how much there is of each kind, in few lines", async () => {
    const { status, stdout, stderr } = await list();
    expect({ status, stderr }).to.deep.equal({
      status: 0,
      stderr: "`netgraft list <kind>` shows each with what it is\n",
    });
    const [, ...rows] = stdout.trimEnd().split("\n");
    expect(rows.map((row) => row.split(" ")[0])).to.deep.equal(kinds);
    expect(rows.find((row) => row.startsWith("engines"))).to.match(/^engines +2 +onnx, tensorflow$/);
    expect(rows.find((row) => row.startsWith("networks"))).to.match(
      /^networks +\d{3} +.*\bskresnet18, .* and \d+ more$/,
    );
  });

  it("lists what has a word in its name, of all kinds", async () => {
    const { stdout } = await list("shufflenet");
    expect(stdout).to.match(/(^|\n\n)backbones\nbackbone +summary\nshufflenet/);
    expect(stdout).to.match(/\n\nnetworks\nnetwork +summary\nshufflenet/);
    expect(stdout).to.not.include("resnet50");
  });

  it("takes the singular of a kind", async () => {
    for (const [singular, plural] of [
      ["attachment", "attachments"],
      ["site", "sites"],
      ["loss", "losses"],
      ["schedule", "schedules"],
    ] as const)
      expect(await list(singular)).to.deep.equal(await list(plural));
  });

  it("lists one kind in columns", async () => {
    const { stdout } = await list("attachments");
    expect(stdout).to.match(/^attachment +summary\nse +Squeeze-and-excitation: /);
    expect((await list("losses")).stdout).to.match(/^loss +summary\ncrossEntropy +/);
  });

  it("takes wildcards, and parts of names", async () => {
    expect(await names("networks", "senet1?4")).to.deep.equal(["senet154"]);
    expect(await names("networks", "*senet154")).to.deep.equal(["senet154", "legacy_senet154"]);
    expect(await names("networks", "NET154")).to.deep.equal(["senet154", "legacy_senet154"]);
  });

  it("says where sites are, and which is the standard one", async () => {
    const { stdout } = await list("sites", "residual");
    expect(stdout).to.match(/\nresidual +resnet +The end of the residual branch.* \(standard\)\n/);
    // What `--json` prints.
    const { sites } = JSON.parse((await list("sites", "--json")).stdout) as {
      sites: { name: string; backbone: string; standard: boolean }[];
    };
    const standard = sites.filter((site) => site.backbone === "resnet" && site.standard);
    expect(standard.map(({ name }) => name)).to.deep.equal(["residual"]);
  });

  it("prints JSON", async () => {
    const { stdout } = await list("networks", "senet154", "--json");
    const [first] = (JSON.parse(stdout) as { networks: unknown[] }).networks;
    expect(first).to.deep.equal({
      name: "senet154",
      summary: "SENet-154 under timm's names, with timm's padded stem pool.",
    });
    expect(Object.keys(JSON.parse((await list("--json")).stdout) as object)).to.deep.equal(kinds);
  });

  it("lists what a plugin registers, and says that its code is run", async () => {
    const { stdout, stderr } = await list("attachments", "mine", "--plugin", "./plugin.mjs");
    expect(stdout).to.equal("attachment  summary\nmine        Mine.\n");
    expect(stderr).to.equal("running the code of the plugin ./plugin.mjs (--plugin ./plugin.mjs)\n");
  });

  it("says where nothing matches", async () => {
    expect(await list("networks", "zz*")).to.deep.equal({ status: 0, stdout: "", stderr: 'nothing matches "zz*"\n' });
    expect(JSON.parse((await list("networks", "zz*", "--json")).stdout)).to.deep.equal({ networks: [] });
  });

  it("names the kinds that there are", async () => {
    const { status, stdout, stderr } = await list("foo");
    expect({ status, stdout }).to.deep.equal({ status: 2, stdout: "" });
    expect(stderr).to.match(new RegExp(`'foo' is no kind.*${kinds.join(", ")}`));
  });
});

describe("matching", () => {
  it("takes what is special in regular expressions as it is", () => {
    expect(matching("a.b*")("a.bc")).to.equal(true);
    expect(matching("a.b*")("axbc")).to.equal(false);
    expect(matching("a+(b)?")("a+(b)c")).to.equal(true);
    expect(matching("[a")("x[a")).to.equal(true);
  });
});
