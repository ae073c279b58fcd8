import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { captured, type Captured } from "../captured.test.support.js";
import { trainingFolder } from "../train/tiny-training.test.support.js";

describe("netgraft gates", () => {
  const folder = trainingFolder({
    "plain.yaml": "extends: ./configs/tiny.yaml\nattachments: [{ id: se, attach: null }]\n",
  });
  const gates = (...argv: readonly string[]): Promise<Captured> =>
    captured(folder(), "gates", ...argv, "--workers", "0");

  it("prints a line for each gate, on the pictures held out", async () => {
    const { status, stdout, stderr } = await gates("configs/tiny.yaml", "--init", "3");
    expect({ status, stderr }).to.deep.equal({
      status: 0,
      stderr:
        "shapes: `train` is to train with, `val` is held out for validation\nthe weights are untrained: drawn with seed 3\n",
    });
    const [head = "", row = "", ...more] = stdout.trimEnd().split("\n");
    expect(head).to.match(/^gate +type +channels +mean +least +greatest +moves by +between classes$/);
    expect(row).to.match(/^layer1\.0\.se +se +4 +0\.\d{3} +0\.\d{3} +0\.\d{3} +0\.\d{4} +\d+ %$/);
    expect(more).to.deep.equal([]);
  });

  it("writes the numbers of every channel of every class", async () => {
    const { status } = await gates("configs/tiny.yaml", "--init", "3", "--split", "train", "-o", "gates.csv");
    expect(status).to.equal(0);
    const lines = (await readFile(join(folder(), "gates.csv"), "utf8")).trimEnd().split("\n");
    expect(lines[0]).to.equal("gate,type,class,pictures,channel,mean,deviation");
    expect(lines).to.have.lengthOf(1 + 4 * 4);
    const means = lines.slice(1).map((line) => line.split(","));
    for (const channel of ["0", "1", "2", "3"]) {
      const own = means.filter((fields) => fields[4] === channel);
      const [all, ...classes] = own.map((fields) => Number(fields[5]));
      expect(own.map((fields) => [fields[2], fields[3]])).to.deep.equal([
        ["", "48"],
        ["circle", "16"],
        ["square", "16"],
        ["triangle", "16"],
      ]);
      expect(all).to.be.closeTo(
        classes.reduce((total, mean) => total + mean / 3, 0),
        1e-12,
      );
    }
  });

  it("draws a curve for each class, or a map", async () => {
    expect((await gates("configs/tiny.yaml", "--init", "3", "--classes", "star", "-o", "a.svg")).stderr).to.match(
      /NG_DRAWING_ARGUMENTS\n.*no pictures of a class "star"; expected circle, square, triangle/,
    );
    await gates("configs/tiny.yaml", "--init", "3", "--classes", "circle, square", "-o", "a.svg");
    const curves = await readFile(join(folder(), "a.svg"), "utf8");
    expect(curves).to.include(">layer1.0.se<").and.include(">circle<").and.not.include(">triangle<");
    await gates("configs/tiny.yaml", "--init", "3", "--picture", "channels", "-o", "b.svg");
    expect(await readFile(join(folder(), "b.svg"), "utf8")).to.include(">layer1.0.se · 4<");
  });

  const refused: readonly (readonly [what: string, argv: readonly string[], words: RegExp])[] = [
    ["no weights", ["configs/tiny.yaml"], /NG_WEIGHTS_NEEDED/],
    ["a network without gates", ["plain.yaml", "--init", "1"], /NG_NOTHING_SELECTED\n.*expected a network with a gate/],
    [
      "a path of no gate",
      ["configs/tiny.yaml", "--init", "1", "--select", "layer1.0.sa"],
      /NG_NOTHING_SELECTED\n.*layer1\.0\.se/,
    ],
    ["an ending", ["configs/tiny.yaml", "--init", "1", "-o", "gates.txt"], /NG_DRAWING_ARGUMENTS\n.*\.svg/],
    [
      "a folder that is not there",
      ["configs/tiny.yaml", "--init", "1", "--images", "shpes"],
      /NG_READ_FAILED\n.*shpes/,
    ],
  ];
  for (const [what, argv, words] of refused)
    it(`refuses ${what}`, async () => {
      const result = await gates(...argv);
      expect(result).to.include({ status: 1, stdout: "" });
      expect(result.stderr).to.match(words);
    });
});

describe("netgraft gates fold", () => {
  const folder = trainingFolder();
  const run = (...argv: readonly string[]): Promise<Captured> => captured(folder(), ...argv, "--workers", "0");

  it("folds as many gates as the accuracy allows, into a folder that stands for the network", async () => {
    const fold = ["gates", "fold", "configs/tiny.yaml", "--init", "3"];
    const { status, stdout, stderr } = await run(...fold, "--max-drop", "100", "-o", "folded");
    expect(status, stderr).to.equal(0);
    expect(stderr).to.include("folded: the network without them, with its weights\n");
    expect(stdout).to.match(
      /^layer1\.0\.se +se +0\.\d{4} +folded into layer1\.0\.bn2\.weight and layer1\.0\.bn2\.bias$/m,
    );
    expect(stdout).to.match(
      /0 of 1 gate stay, −100 % of their 16 parameters, top-1 +\d+\.\d % before, \d+\.\d % after\n$/,
    );
    const evaluated = await run("evaluate", "folded");
    expect(evaluated.status, evaluated.stderr).to.equal(0);
    expect((await run("gates", "folded")).stderr).to.match(/NG_NOTHING_SELECTED/);
    expect((await run(...fold, "-o", "folded")).stderr).to.match(/NG_OUTPUT_EXISTS|NG_GATES_KEPT/);
  });

  it("refuses what it cannot do, and writes nothing", async () => {
    const fold = ["gates", "fold", "configs/tiny.yaml", "--init", "3", "-o", "none"];
    expect((await run(...fold, "--at-most", "0")).stderr).to.match(
      /NG_GATES_KEPT\n.*layer1\.0\.se: it moves by 0\.\d{4}, more than 0/,
    );
    expect((await run(...fold, "--at-most", "-1")).status).to.equal(2);
    expect(existsSync(join(folder(), "none"))).to.equal(false);
  });
});
