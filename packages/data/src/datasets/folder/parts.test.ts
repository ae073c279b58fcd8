import { join } from "node:path";
import type { OpenedDataset } from "@netgraft/core";
import { describeProblem } from "@netgraft/core/config";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { openFolder } from "./open-folder.js";

/** For training and for evaluation: the classes, how many pictures each part has, and what is said. */
type Found = readonly [classes: string, train: number, validation: number, test?: number];

/** What, the files, what is found, and what is said. timm 1.0.29 has the names of `train` and `val`: `_TRAIN_SYNONYM`, `_EVAL_SYNONYM`. */
type Case = readonly [
  what: string,
  files: readonly string[],
  training: Found,
  evaluation: Found,
  notes: readonly string[],
];

/** Files of two classes. */
const ab = (part: string, count = 2): readonly string[] =>
  Array.from({ length: count }, (_, k) => [`${part}/a/${k}.png`, `${part}/b/${k}.png`]).flat();

const cases: readonly Case[] = [
  ...(["val", "valid", "validation", "eval", "evaluation", "Val", "VALID"] as const).map((name): Case => [
    name,
    [...ab("train"), ...ab(name, 1)],
    ["a,b", 4, 2],
    ["a,b", 4, 2],
    [`data: \`train\` is to train with, \`${name}\` is held out for validation`],
  ]),
  [
    "Train and Val",
    [...ab("Train"), ...ab("Val", 1)],
    ["a,b", 4, 2],
    ["a,b", 4, 2],
    ["data: `Train` is to train with, `Val` is held out for validation"],
  ],
  [
    "training and testing, of which the last neither trains nor chooses the best weights",
    [...ab("training", 10), ...ab("testing", 3)],
    ["a,b", 18, 2],
    ["a,b", 18, 2, 6],
    ["data: `training` is to train with, `testing` is for `evaluate --split test`"],
  ],
  [
    "several names for one part, and more folders",
    [...ab("train"), ...ab("training"), ...ab("validation", 1), ...ab("val", 1), ...ab("test"), "extra/1.png", "x.png"],
    ["a,b", 4, 2],
    ["a,b", 4, 2, 4],
    [
      "data: `train` is to train with, `val` is held out for validation, `test` is for `evaluate --split test`",
      "data/extra: this folder beside `train` is not used",
      "data/training: this folder beside `train` is not used",
      "data/validation: this folder beside `train` is not used",
      "data: 1 picture beside `train` is not used",
    ],
  ],
  [
    "a test without classes",
    [...ab("train", 10), "test/1.png", "test/2.png"],
    ["a,b", 18, 2],
    ["a,b", 18, 2],
    ["data: `train` is to train with", "data/test: this folder beside `train` is not used"],
  ],
  [
    "classes that are called as parts are",
    ["train/1.png", "train/2.png", "valid/1.png", "valid/2.png", "test/1.png", "test/2.png", "bus/1.png", "bus/2.png"],
    ["bus,test,train,valid", 4, 4],
    ["bus,test,train,valid", 4, 4],
    [],
  ],
  [
    "a class that `val` lacks, and one of which it has an empty folder",
    [...ab("train"), "train/c/1.png", "train/d/1.png", ...ab("val", 1), "val/c/.keep"],
    ["a,b,c,d", 6, 2],
    ["a,b,c,d", 6, 2],
    [
      "data: `train` is to train with, `val` is held out for validation",
      "data/val: there are no pictures of 2 classes c, d",
    ],
  ],
  [
    "a class in NFC here and in NFD there, as macOS has it",
    ["train/caf\u00e9/1.png", "train/zoo/1.png", "val/cafe\u0301/1.png", "val/cafe\u0301/2.png", "val/zoo/1.png"],
    ["caf\u00e9,zoo", 2, 3],
    ["caf\u00e9,zoo", 2, 3],
    ["data: `train` is to train with, `val` is held out for validation"],
  ],
];

describe("the parts of a folder of pictures", () => {
  for (const [number, [what, files, training, evaluation, notes]] of cases.entries()) {
    const folder = folderWith(Object.fromEntries(files.map((name) => [`${number}/data/${name}`, ""])));
    it(`are found and told: ${what}`, async () => {
      const options = { holdOutSeed: 0, brokenPictures: "error" } as const;
      const path = join(folder(), String(number), "data");
      const found = ({ classes, train, validation, test }: OpenedDataset): Found => {
        const all = [classes.join(), train.length, validation.length] as const;
        return test === undefined ? all : [...all, test.length];
      };
      const opened = await openFolder(path, options);
      expect(found(opened)).to.deep.equal(training);
      const told = opened.notes?.map((note) => describeProblem(note).replaceAll(path, "data"));
      expect(told).to.deep.equal(notes);
      expect(found(await openFolder(path, options, { purpose: "evaluation" }))).to.deep.equal(evaluation);
    });
  }

  const odd = folderWith({
    "only-val/val/a/1.png": "",
    "one/a/1.png": "",
    "part/train/a/.keep": "",
    "part/train/b/1.png": "",
  });
  it("can be less to evaluate with than to train with: one class, an empty one, `val` alone", async () => {
    const options = { holdOut: 0, holdOutSeed: 0, brokenPictures: "error" } as const;
    const evaluated = (name: string): Promise<OpenedDataset> =>
      openFolder(odd(name), options, { purpose: "evaluation" });
    const { classes, validation } = await evaluated("only-val");
    expect([classes, validation.length]).to.deep.equal([["a"], 1]);
    expect((await evaluated("one")).train.length).to.equal(1);
    expect((await evaluated("part")).classes).to.deep.equal(["a", "b"]);
  });
});
