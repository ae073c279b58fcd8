import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { needsPython, python } from "@netgraft/test-support";
import { expect } from "chai";
import { framework } from "../support/framework.js";
import { root } from "../house/workspace.js";

const execute = promisify(execFile);
const command = join(root, "packages", "netgraft", "bin", "netgraft.js");
const example = (name: string): string => join(root, "examples", "deploy", name);
const picture = join(root, "examples", "pictures", "balloon.jpg");

/** A network whose weights are drawn tells classes apart by little: what programs say is compared with what the command says. */
const network = ["seresnet20_cifar", "--init", "3"] as const;

describe("the programs of examples/deploy", () => {
  let folder = "";
  let best = { index: -1, probability: Number.NaN };

  before(async function () {
    needsPython(this, "numpy");
    folder = mkdtempSync(join(tmpdir(), "netgraft-deployed-"));
    const argv = [command, "predict", ...network, "--input", picture, "--top", "1", "--json"];
    const { stdout } = await execute(process.execPath, argv);
    const found = /"index": ?(\d+)[^}]*?"probability": ?([\d.e-]+)/.exec(stdout);
    best = { index: Number(found?.[1]), probability: Number(found?.[2]) };
    expect(best.index, stdout).to.be.within(0, 9);
  });
  after(() => {
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  async function exported(...options: readonly string[]): Promise<string> {
    const path = join(folder, `${options.length}.onnx`);
    await execute(process.execPath, [command, "export", ...network, ...options, "--no-check", "-o", path]);
    return path;
  }
  async function said(...argv: readonly string[]): Promise<{ readonly index: number; readonly probability: number }> {
    const { stdout } = await execute(python, argv);
    const [, index, probability] = /: class (\d+) ([\d.]+)/.exec(stdout) ?? [];
    return { index: Number(index), probability: Number(probability) };
  }

  it("say in onnxruntime what predict says, of the same picture", async function () {
    needsPython(this, "onnxruntime", "PIL.Image");
    const path = await exported("--with-preprocessing", "--softmax");
    const { index, probability } = await said(example("classify_onnxruntime.py"), path, picture);
    expect(index).to.equal(best.index);
    expect(probability).to.be.closeTo(best.probability, 1e-3);
  }).timeout(120_000);

  it("say in OpenCV nearly that: it resizes otherwise", async function () {
    needsPython(this, "cv2");
    const path = await exported("--portable");
    const recipe = join(folder, "recipe.json");
    const { input, preprocess } = framework.compose(network[0]).config;
    writeFileSync(recipe, JSON.stringify({ ...input, ...preprocess }));
    const { index, probability } = await said(example("classify_opencv.py"), path, recipe, picture);
    expect(index).to.equal(best.index);
    expect(probability).to.be.closeTo(best.probability, 0.03);
  }).timeout(120_000);
});
