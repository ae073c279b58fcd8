import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { captured } from "../captured.test.support.js";
import { trainingFolder } from "./tiny-training.test.support.js";

/** Bad input of `netgraft train`: what it is, the arguments, and what is on stderr, line by line. */
const refused: readonly (readonly [what: string, argv: readonly string[], lines: readonly RegExp[]])[] = [
  [
    "a config that does not say how to train",
    ["untrained.yaml"],
    [
      /^error NG_TRAINING_NEEDED$/,
      /^ {2}training: the config of "untrained" has no such section; expected a map such as /,
    ],
  ],
  [
    "mistakes in the section, with their lines",
    ["mistakes.yaml"],
    [
      /^error NG_CONFIG_INVALID$/,
      /^ {2}training\.epochs: .* expected a positive integer; found the number 0 \(mistakes\.yaml:4:11\)$/,
      /^ {2}training\.optimizer\.momentun: unknown key; .*Did you mean "momentum"\? \(mistakes\.yaml:5:27\)$/,
      /^ {2}training\.schedule\.type: unknown schedule "cosin"; .*Did you mean "cosine"\? \(mistakes\.yaml:6:21\)$/,
    ],
  ],
  [
    "a dataset that is not there",
    ["configs/tiny.yaml", "--set", "training.dataset.path=nowhere"],
    [/^error NG_READ_FAILED$/, /^ {2}nowhere: the dataset cannot be read; expected a folder; found .*no such file/],
  ],
  [
    "a class without pictures, and one class alone",
    ["configs/tiny.yaml", "--set", "training.dataset.path=odd"],
    [
      /^error NG_DATASET_LAYOUT$/,
      /^ {2}odd: there is only one class; expected two or more/,
      /^ {2}odd\/empty: .*no pictures/,
    ],
  ],
  [
    "another number of classes than the dataset has",
    ["configs/tiny.yaml", "--set", "classes=10"],
    [
      /^error NG_CLASS_COUNT$/,
      /^ {2}classes: the network has another number of classes than the dataset; expected 3 \(circle, square, triangle\); found 10 \(--set classes=10\)$/,
    ],
  ],
  [
    "a network without a classifier",
    ["configs/tiny.yaml", "--set", "classes=0"],
    [
      /^error NG_CLASS_COUNT$/,
      /^ {2}classes: the network has no classifier, and gives its embedding; expected 3 \(circle, square, triangle\); found 0 \(--set classes=0\)$/,
    ],
  ],
  [
    "a batch larger than the dataset",
    ["configs/tiny.yaml", "--set", "training.batch=64"],
    [/^error NG_BATCH_SIZE$/, /^ {2}training\.batch: .*expected from 1 to 48; found 64 \(--set training\.batch=64\)$/],
  ],
  [
    "a schedule that does not fit the epochs",
    ["configs/tiny.yaml", "--set", "training.schedule={ type: cosine, warmupEpochs: 2 }"],
    [
      /^error NG_OPTION_UNSUPPORTED$/,
      /^ {2}training\.schedule\.warmupEpochs: .*expected less than 2; found 2 \(--set training\.schedule=/,
    ],
  ],
  [
    "augmentation that does not give what the network takes",
    ["configs/tiny.yaml", "--set", "training.augmentations=[{ type: normalize }, { type: horizontalFlip }]"],
    [/^error NG_AUGMENTATION_MISFIT$/, /^ {2}training\.augmentations\[1\]: .*--set training\.augmentations=/],
  ],
  [
    "weights of another network",
    ["configs/tiny.yaml", "--set", "training.weights=other.safetensors"],
    [/^error NG_READ_FAILED$/, /other\.safetensors/],
  ],
  [
    "a folder with something in it",
    ["configs/tiny.yaml", "--out", "full"],
    [/^error NG_OUTPUT_EXISTS$/, /^ {2}full: .*; expected a new folder, or an empty one.*; found notes\.txt$/],
  ],
  [
    "a folder for several runs with something in it",
    ["configs/tiny.yaml", "--seeds", "1,2", "--out", "full"],
    [/^error NG_OUTPUT_EXISTS$/, /^ {2}full: .*`--resume` goes on/],
  ],
  [
    "two networks of one name",
    ["configs/tiny.yaml", "configs/tiny.yaml"],
    [/^error NG_CONFIG_INVALID$/, /^ {2}name: two of the networks have the same name.*found "tiny"$/],
  ],
  [
    "two networks whose names make one folder",
    ["joined.yaml", "spaced.yaml"],
    [/^error NG_CONFIG_INVALID$/, /^ {2}name: .*the same folder.*, a-b-seed-0; .*found "a-b" and "a b"$/],
  ],
  [
    "a run to go on with that has no checkpoint",
    ["--resume", "full"],
    [/^error NG_NOTHING_TO_RESUME$/, /^ {2}full: the folder has no checkpoint; expected .*checkpoint\.safetensors$/],
  ],
  [
    "a run to go on with that is not there",
    ["--resume", "runs/none"],
    [/^error NG_NOTHING_TO_RESUME$/, /^ {2}runs\/none: there is no such folder/],
  ],
  [
    "a name under which nothing has run",
    ["configs/tiny.yaml", "--resume"],
    [/^error NG_NOTHING_TO_RESUME$/, /^ {2}--resume: there is no run of "tiny" in runs/],
  ],
  [
    "an engine that is not there",
    ["configs/tiny.yaml", "--engine", "onn"],
    [/^error NG_UNKNOWN_COMPONENT$/, /^ {2}--engine: .*Did you mean "onnx"\?$/],
  ],
];

describe("netgraft train, given what cannot be", () => {
  const folder = trainingFolder({
    "untrained.yaml": "name: untrained\nbackbone: { type: resnet, depth: 18 }\n",
    "mistakes.yaml":
      "extends: ./configs/tiny.yaml\nname: mistakes\ntraining:\n  epochs: 0\n  optimizer: { type: sgd, momentun: 0.9 }\n  schedule: { type: cosin }\n",
    "joined.yaml": "extends: ./configs/tiny.yaml\nname: a-b\n",
    "spaced.yaml": "extends: ./configs/tiny.yaml\nname: a b\n",
    "full/notes.txt": "",
  });
  before(() => mkdir(join(folder(), "odd/empty"), { recursive: true }));

  for (const [what, argv, lines] of refused) {
    it(`refuses ${what}, and leaves nothing behind`, async () => {
      const before = await readdir(folder(), { recursive: true });
      const { status, stdout, stderr } = await captured(folder(), "train", ...argv, "--workers", "0");
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: "" });
      const found = stderr.trimEnd().split("\n");
      for (const [index, line] of lines.entries()) expect(found.at(index - lines.length), stderr).to.match(line);
      expect(await readdir(folder(), { recursive: true })).to.deep.equal(before);
    });
  }

  it("lists what differs from the network of a checkpoint", async () => {
    const run = (...argv: readonly string[]) => captured(folder(), "train", ...argv, "--workers", "0");
    expect((await run("configs/tiny.yaml", "--out", "done", "--set", "training.epochs=1")).status).to.equal(0);
    const changes = ["--set", "backbone.width=6", "--set", "training.batch=8"];
    const { status, stderr } = await run("--resume", "done", ...changes);
    expect(status).to.equal(1);
    expect(stderr).to.match(/^error NG_CHECKPOINT_MISMATCH\n/);
    expect(stderr)
      .to.match(/batch: .*expected 16; found 8/)
      .and.match(/tensor "conv1\.weight" .*expected float32 \[6, 3, 3, 3\]; found float32 \[4, 3, 3, 3\]/);
  });
});
