import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keepSweep } from "@netgraft/experiments";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { openSweep } from "../../run/open-sweep.js";
import { formatYaml } from "../../loader/yaml-value.js";
import { captured, type Captured } from "../captured.test.support.js";

const tiny = `name: tiny
input: { height: 8, width: 8 }
classes: 3
backbone: { type: resnet, block: basic, layers: [1], width: 4, stem: cifar }
attachments: [{ attach: { type: se, reduction: 2 } }]
training: { dataset: { type: folder, path: shapes }, epochs: 2, batch: 16 }
`;
const variants = { plain: { attachments: [{ id: "se", attach: null }] }, "=se": {} };
/** Of plain and SE, seed by seed. Differences 0.04, 0.02, 0.03: mean 0.03, deviation 0.01; t(0.975, 2) = 4.302653. */
const top1 = [
  [0.5, 0.55, 0.5],
  [0.54, 0.57, 0.53],
];

describe("netgraft sweep report", () => {
  const folder = folderWith({ "tiny.yaml": tiny });
  const sweep = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "sweep", ...argv);
  before(async () => {
    const file = { base: "tiny.yaml", variants, seeds: [1, 2, 3, 4] };
    const plan = await openSweep(file, { cwd: folder(), name: "pair" });
    const { rows, cells } = await keepSweep(plan, folder("pair"));
    for (const { row, seed, key } of cells) {
      const own = folder(`pair/cells/${key}`);
      mkdirSync(own, { recursive: true });
      writeFileSync(join(own, "config.yaml"), `${formatYaml(rows[row]?.config ?? {})}\n`);
      const value = top1[row]?.[seed - 1];
      if (value === undefined) continue;
      const metrics = { loss: 1 - value, top1: value, top5: 1 };
      const epochs = [1, 2].map((epoch) => ({ epoch, learningRate: 0.1, training: metrics, validation: metrics }));
      const classes = { names: ["a", "b"], pictures: [50, 50], last: [50 * value, 50 * value], best: [0, 0] };
      writeFileSync(
        join(own, "result.json"),
        JSON.stringify({ key, seed, version: plan.version, epochs, best: 1, classes, seconds: 3 }),
      );
    }
  });

  it("prints the table, and what is left out", async () => {
    const { status, stdout, stderr } = await sweep("report", "pair");
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    const half = (100 * 4.302653 * 0.01) / Math.sqrt(3);
    const [, plain = "", se = ""] = stdout.split("\n").map((line) => line.trim().split(/ {2,}/));
    expect([plain[0], plain[3], plain[4], plain.at(-1)]).to.deep.equal(["plain", "3", "51.67", "baseline"]);
    expect(se.slice(6, 8)).to.deep.equal(["+3.00", `[+${(3 - half).toFixed(2)}, +${(3 + half).toFixed(2)}]`]);
    expect(se.at(-1)).to.equal("better");
    expect(stdout).to.include("plain, seed 4: waiting.");
  });

  it("writes what the ending says, and charts beside it", async () => {
    for (const form of ["html", "md", "csv", "tex", "json"]) {
      const { status, stdout } = await sweep("report", "pair", "-o", `pair.${form}`);
      expect({ status, stdout }).to.deep.equal({ status: 0, stdout: `pair.${form}\n` });
    }
    const read = (name: string): string => readFileSync(folder(name), "utf8");
    expect(read("pair.html")).to.match(/^<!doctype html>[^]*<td>=se<\/td>[^]*<svg /);
    expect(read("pair.md")).to.match(/^\| row \| parameters [^]*\n\| =se \| [^\n]* \+3\.00 /);
    // For a spreadsheet, a name is no formula.
    expect(read("pair.csv")).to.match(/\n'=se,'=se,\d+,\d+,,3,0\.546/);
    expect(read("pair.tex")).to.match(/\n=se & /);
    const report = JSON.parse(read("pair.json")) as unknown;
    expect(JSON.parse((await sweep("report", "pair", "--json")).stdout)).to.deep.equal(report);
    await sweep("report", "pair", "--charts", "figures");
    expect(readdirSync(folder("figures")).toSorted()).to.deep.equal(["costs.svg", "curves.svg", "differences.svg"]);
  });

  it("compares a row with its baseline class by class, in every form", async () => {
    const half = (100 * 4.302653 * 0.01) / Math.sqrt(3);
    const { stdout } = await sweep("report", "pair", "--classes", "=se");
    const line = stdout.split("\n").find((text) => text.startsWith("b ")) ?? "";
    const interval = `[+${(3 - half).toFixed(2)}, +${(3 + half).toFixed(2)}]`;
    // Of two equal p values, Holm's rule doubles both: 2 · 0.0351, which is above 0.05.
    expect(line.trim().split(/ {2,}/).slice(0, 6)).to.deep.equal(["b", "50", "51.67", "54.67", "+3.00", interval]);
    expect(line).to.match(/ 0\.035 +0\.070 +cannot be told: of 2 comparisons one may well be so by chance \(Holm\)$/);
    for (const form of ["html", "md", "csv", "tex"])
      await sweep("report", "pair", "--classes", "=se", "-o", `classes.${form}`);
    const read = (name: string): string => readFileSync(folder(name), "utf8");
    expect(read("classes.html")).to.match(/Class by class: =se beside plain/);
    expect(read("classes.md")).to.match(/\n\| b \| 50 \| 51\.67 \| 54\.67 \| \+3\.00 /);
    expect(read("classes.csv")).to.match(/^class,row,baseline,pictures,[^\n]*\na,'=se,plain,50,3,/);
    expect(read("classes.tex")).to.match(/\nb & 50 & 51\.67 & 54\.67 & \+3\.00 & /);
    await sweep("report", "pair", "--classes", "=se", "--charts", "figures");
    expect(readdirSync(folder("figures"))).to.include("classes.svg");
    expect((await sweep("report", "pair", "--classes", "sse")).stderr).to.match(
      /^error NG_CONFIG_INVALID\n {2}classes: there is no row "sse"; expected one of plain, =se/,
    );
  });

  it("tells what is asked for in percent points, and compares by another metric", async () => {
    const { stdout } = await sweep("report", "pair", "--tell", "0.5");
    // Half of the interval is no wider than 0.5 from 18 pairs on: t(0.975, 17) / sqrt(18) = 0.4973, and 0.5142 of 17.
    expect(stdout).to.include("better; about 15 more seeds would tell ±0.50");
    expect((await sweep("report", "pair", "--metric", "loss")).stdout).to.match(/ −0\.0300 [^\n]* better\n/);
  });

  it("exports each cell, or each epoch", async () => {
    const { stdout } = await sweep("export", "pair");
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).to.match(/^variant,seed,key,state,parameters,macs,epochs,/);
    expect(lines).to.have.lengthOf(9);
    expect(lines[8]).to.match(/^'=se,4,[0-9a-f]{16},waiting,/);
    const epochs = JSON.parse((await sweep("export", "pair", "--epochs", "--json")).stdout) as readonly object[];
    expect(epochs).to.have.lengthOf(12);
    expect(epochs[0]).to.include({ variant: "plain", seed: 1, epoch: 1, top1: 0.5 });
    expect((await sweep("export", "pair", "-o", "cells.csv")).stdout).to.equal("cells.csv\n");
    expect(readFileSync(folder("cells.csv"), "utf8")).to.equal(stdout);
  });

  it("measures how long the networks take", async () => {
    const argv = ["report", "pair", "--benchmark", "--threads", "1", "--json"];
    const { rows } = JSON.parse((await sweep(...argv)).stdout) as {
      readonly rows: readonly { readonly milliseconds: { readonly median: number } }[];
    };
    expect(rows.map(({ milliseconds }) => milliseconds.median > 0)).to.deep.equal([true, true]);
  });

  it("refuses what is no sweep, and endings and numbers that say nothing", async () => {
    const { status, stderr } = await sweep("report", "nothing");
    expect(status).to.equal(1);
    expect(stderr).to.match(/^error NG_SWEEP_FOLDER\n/);
    for (const argv of [
      ["report"],
      ["report", "pair", "-o", "a.pdf"],
      ["report", "pair", "--tell", "0"],
      ["export", "pair", "-o", "a.md"],
    ])
      expect(await sweep(...argv), argv.join(" ")).to.deep.include({ status: 2, stdout: "" });
  });
});
