import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { captured, type Captured } from "../captured.test.support.js";

describe("netgraft profile", () => {
  const folder = folderWith({
    "tiny.json": JSON.stringify({
      name: "tiny",
      input: { channels: 3, height: 32, width: 32 },
      classes: 5,
      backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 8 },
      attachments: [{ attach: { type: "se", reduction: 4 } }],
    }),
    "silent.mjs": `
      import { definePlugin } from ${JSON.stringify(import.meta.resolve("@netgraft/core"))};
      export default definePlugin({ name: "silent", apiVersion: 1, engines: [
        { name: "silent", summary: "Says nothing.", unsupported: () => [], open: async () => { throw new Error("opened"); } }] });`,
  });
  const profile = (...argv: readonly string[]): Promise<Captured> =>
    captured(folder(), "profile", "tiny.json", "--threads", "1", "--runs", "4", ...argv);

  it("prints modules with what they compute and what they take, and draws them", async () => {
    const { status, stdout, stderr } = await profile("--batch", "1,2", "--depth", "2", "-o", "tiny.svg");
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "tiny.svg: the picture\n" });
    const [table = "", facts = ""] = stdout.split("\n\n");
    const [head, root] = table.split("\n").map((line) => line.split(/ {2,}/));
    expect(head?.slice(0, 6)).to.deep.equal(["module", "kind", "MACs", "of all", "ms of 1", "time of 1"]);
    expect(root?.slice(0, 4)).to.deep.equal(["tiny", "resnet", "432,368", "100 %"]);
    expect(table).to.match(/\n├─ conv1 +conv \+ batchNorm \+ relu +301,056 +70 % +\d/);
    expect(table).to.match(/\n│ {2}└─ 0 +basic /);
    expect(table).to.not.match(/ se at residual /);
    expect(facts).to.match(/\nengine +onnx, 1 thread\nroof +[\d.]+ GFLOP\/s, [\d.]+ GB\/s\n/);
    expect(facts).to.match(/\na run of batch 2 +[\d.]+ ms, the mean of the quickest 1 of 4; /);
    expect(facts).to.match(/\n2 × se at residual +0\.037 % of the MACs, [\d.]+ % of the time/);
    expect(readFileSync(join(folder(), "tiny.svg"), "utf8")).to.match(/<title>What tiny computes and what it takes</);
  });

  it("prints JSON, whose parts add up to the run, each size of batch once", async () => {
    const { stdout } = await profile("--json", "--batch", "2,2");
    // What `--json` prints.
    const { tree, batches } = JSON.parse(stdout) as {
      tree: { value: { times: { milliseconds: number }[] } };
      batches: { milliseconds: number; betweenMilliseconds: number }[];
    };
    const [whole, ...more] = batches;
    expect(more).to.deep.equal([]);
    const within = tree.value.times[0]?.milliseconds ?? 0;
    expect(within).to.be.above(0);
    expect(within + (whole?.betweenMilliseconds ?? 0)).to.be.closeTo(whole?.milliseconds ?? 0, 1e-9);
  });

  const refused: Readonly<Record<string, readonly [message: RegExp, ...argv: readonly string[]]>> = {
    "a picture of no known form": [/NG_DRAWING_ARGUMENTS\n {2}--output: .*tiny\.svg/, "-o", "tiny.svgg"],
    "a PNG that follows a system": [/NG_DRAWING_ARGUMENTS\n {2}--theme: /, "-o", "tiny.png", "--theme", "system"],
    "an engine that does not measure itself": [
      /NG_PROFILE_UNSUPPORTED\n {2}silent: /,
      "--engine",
      "silent",
      "--plugin",
      "./silent.mjs",
      "-o",
      "none.svg",
    ],
  };
  for (const [what, [message, ...argv]] of Object.entries(refused))
    it(`refuses ${what}, before anything is run`, async () => {
      const { status, stdout, stderr } = await profile(...argv);
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "" });
      expect(stderr).to.match(message);
      expect(existsSync(join(folder(), "none.svg"))).to.equal(false);
    });

  it("takes numbers with commas alone", async () => {
    expect((await profile("--batch", "1,x")).status).to.equal(2);
  });
});
