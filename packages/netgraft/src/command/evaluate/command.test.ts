import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { captured, type Captured } from "../captured.test.support.js";
import { trainingFolder } from "../train/tiny-training.test.support.js";

/** What `--json` prints. */
interface Printed {
  readonly split: string;
  readonly pictures: number;
  readonly top1: number;
  readonly top5: number;
  readonly loss: number;
  readonly classes: readonly { readonly name: string; readonly pictures: number; readonly top1: number }[];
  readonly confusion: readonly (readonly number[])[];
}

describe("netgraft evaluate", () => {
  const folder = trainingFolder({ "untrained.yaml": "name: untrained\nbackbone: { type: resnet, depth: 18 }\n" });
  const run = (...argv: readonly string[]): Promise<Captured> => captured(folder(), ...argv);
  const evaluate = (...argv: readonly string[]): Promise<Captured> => run("evaluate", ...argv, "--workers", "0");
  const json = async (...argv: readonly string[]): Promise<Printed> =>
    JSON.parse((await evaluate(...argv, "--json")).stdout) as Printed;

  it("prints the metrics and those of each class", async () => {
    const { status, stdout, stderr } = await evaluate("configs/tiny.yaml", "--init", "3");
    expect({ status, stderr }).to.deep.equal({
      status: 0,
      stderr:
        "shapes: `train` is to train with, `val` is held out for validation\n" +
        "labels: the network's classes have no names: its logits are taken for the dataset's classes in their order\n" +
        "the weights are untrained: drawn with seed 3\n",
    });
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).to.match(/^loss \d\.\d{4} {2}top-1 +\d+\.\d % {2}top-5 100\.0 % {2}of 12 pictures$/);
    expect(lines[2]).to.match(/^class +pictures +top-1 +most often taken for$/);
    expect(lines.slice(3).map((line) => line.split(/ +/).slice(0, 2))).to.deep.equal([
      ["circle", "4"],
      ["square", "4"],
      ["triangle", "4"],
    ]);
  });

  it("counts every picture once, whatever the batch, and says what is taken for what", async () => {
    const whole = await json("configs/tiny.yaml", "--init", "3");
    const { top1, classes, confusion, pictures } = whole;
    expect(pictures).to.equal(12);
    const right = confusion.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
    expect(top1).to.be.closeTo(right / 12, 1e-12);
    expect(confusion.map((row) => row.reduce((sum, count) => sum + count, 0))).to.deep.equal([4, 4, 4]);
    for (const [label, { top1: own }] of classes.entries()) expect(own).to.equal((confusion[label]?.[label] ?? 0) / 4);
    const inFives = await json("configs/tiny.yaml", "--init", "3", "--batch", "5");
    expect(inFives.confusion).to.deep.equal(confusion);
    expect(inFives.loss).to.be.closeTo(whole.loss, 1e-6);
  });

  it("refuses a network without a classifier", async () => {
    const { status, stdout, stderr } = await evaluate("configs/tiny.yaml", "--init", "3", "--set", "classes=0");
    expect([status, stdout]).to.deep.equal([1, ""]);
    expect(stderr)
      .to.include("error NG_CLASS_COUNT\n  classes: the network has no classifier, and gives its embedding; expected 3")
      .and.not.include("logits");
  });

  it("says of which classes there are no pictures, and leaves them out of the table", async () => {
    const argv = ["configs/tiny.yaml", "--init", "3", "--set", "classes=4"];
    const labels = ["--set", "labels=[triangle, star, square, circle]"];
    const { stdout, stderr } = await evaluate(...argv, ...labels);
    expect(stderr).to.include("no pictures of 1 of the 4 classes: star\n");
    const rows = stdout.trimEnd().split("\n").slice(3);
    expect(rows.map((line) => line.split(/ +/)[0])).to.deep.equal(["triangle", "square", "circle"]);
    expect((await json(...argv, ...labels)).classes.map(({ name, pictures }) => [name, pictures])).to.deep.equal([
      ["triangle", 4],
      ["star", 0],
      ["square", 4],
      ["circle", 4],
    ]);
  });

  it("takes the other parts, and other weights", async () => {
    await cp(join(folder(), "shapes/val"), join(folder(), "shapes/Testing"), { recursive: true });
    const [test, validation] = [
      await json("configs/tiny.yaml", "--init", "3", "--split", "test"),
      await json("configs/tiny.yaml", "--init", "3"),
    ];
    expect(test).to.deep.equal({ ...validation, split: "test" });
    await rm(join(folder(), "shapes/Testing"), { recursive: true });
    expect((await json("configs/tiny.yaml", "--init", "3", "--split", "train")).pictures).to.equal(48);
    await run("weights", "init", "configs/tiny.yaml", "--seed", "3", "-o", "w.safetensors");
    expect(await json("configs/tiny.yaml", "--weights", "w.safetensors")).to.deep.equal(
      await json("configs/tiny.yaml", "--init", "3"),
    );
  });

  const refused: readonly (readonly [what: string, argv: readonly string[], words: RegExp])[] = [
    ["no weights", ["configs/tiny.yaml"], /NG_WEIGHTS_NEEDED\n.*the folder of a run/],
    ["no dataset", ["untrained.yaml", "--init", "1"], /NG_TRAINING_NEEDED\n.*training: /],
    [
      "another number of classes",
      ["configs/tiny.yaml", "--init", "1", "--set", "classes=4"],
      /NG_CLASS_COUNT\n.*expected 3 \(circle, square, triangle\); found 4 \(--set classes=4\)/,
    ],
    [
      "no part to test with",
      ["configs/tiny.yaml", "--init", "1", "--split", "test"],
      /NG_DATASET_LAYOUT\n.*test: there are no pictures to evaluate with; expected a folder `test`/,
    ],
    [
      "classes that the network does not know",
      ["configs/tiny.yaml", "--init", "1", "--set", "labels=[circle, squrae, triangle]"],
      /NG_CLASS_NAMES\n.*unknown to the network: square; expected the network's classes, circle, squrae, triangle; found circle, square, triangle\. Did you mean "squrae"\?/,
    ],
    [
      "nothing held out",
      [
        "configs/tiny.yaml",
        "--init",
        "1",
        "--set",
        "training.dataset={ type: folder, path: shapes/train, holdOut: 0 }",
      ],
      /NG_DATASET_LAYOUT\n.*no pictures to evaluate with/,
    ],
    ["a folder that is no run, with weights", ["configs/", "--init", "1"], /NG_CONFIG_NOT_FOUND/],
    ["a folder that is no run", ["./shapes"], /NG_CONFIG_NOT_FOUND/],
    ["a network without weights", ["configs/tiny.yaml"], /NG_WEIGHTS_NEEDED/],
  ];
  for (const [what, argv, words] of refused) {
    it(`refuses ${what}`, async () => {
      const result = await evaluate(...argv);
      expect(result).to.include({ status: 1, stdout: "" });
      expect(result.stderr).to.match(words);
    });
  }

  it("takes the last weights where no pictures were held out to tell the best", async () => {
    const dataset = "training.dataset={ type: folder, path: shapes/train, holdOut: 0 }";
    const trained = await run("train", "configs/tiny.yaml", "--set", dataset, "--out", "all", "--workers", "0");
    expect(trained.status, trained.stderr).to.equal(0);
    expect(trained.stderr).to.match(/warning: .*no pictures are held out/);
    expect(trained.stdout).to.not.match(/best/);
    const weights = join("all", "last.safetensors");
    expect(await json("all", "--split", "train")).to.deep.equal(
      await json("all", "--split", "train", "--weights", weights),
    );
  });
});
