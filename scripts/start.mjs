/**
 * The main job, after the set-up: pictures are drawn, SE-ResNet-20 is composed from its YAML and trained on them by the
 * embedded engine, evaluated, exported, and shown a picture that was held out. Each step is a command that can be typed as
 * it is printed; all that is written goes to `data/` and `runs/`.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.mjs";

const network = "examples/training/se-resnet-20.yaml";
const folder = newFolder("runs/se-resnet-20");

run("dataset", "make", "shapes", "--out", "data/shapes", "--per-class", "500", "--seed", "1");
run("compare", "examples/training/resnet-20.yaml", network);
run("train", network, "--out", folder);
run("evaluate", folder);
run("export", folder, "--output", `${folder}/se-resnet-20.onnx`);
run("predict", folder, "--input", "data/shapes/val/star/0001.png");
console.log(
  `\nThe curves of training are in ${folder}/curves.svg, the network with its weights in ${folder}/se-resnet-20.onnx.`,
);

/** @param {...string} parameters */
function run(...parameters) {
  console.log(`\n$ npx netgraft ${parameters.join(" ")}\n`);
  const command = join(root, "packages", "netgraft", "bin", "netgraft.js");
  const { status } = spawnSync(process.execPath, [command, ...parameters], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * The folder of a run that is none yet.
 * @param {string} path
 */
function newFolder(path) {
  let number = 1;
  const numbered = () => (number === 1 ? path : `${path}-${number}`);
  while (existsSync(join(root, numbered()))) number++;
  return numbered();
}
