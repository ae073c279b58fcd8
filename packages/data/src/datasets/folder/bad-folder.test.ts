import { join } from "node:path";
import type { OpenedDataset, Problem } from "@netgraft/core";
import { expect } from "chai";
import { folderWith } from "@netgraft/test-support";
import { rejected } from "../../rejection.test.support.js";
import { folderDataset } from "./folder-dataset.js";

const layout = "NG_DATASET_LAYOUT";
const classes = "two or more folders, one with the pictures of each class";
const endings = "JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF or PPM files";

/** What is wrong: the files, further options, the code and each line of the message, places from the folder on. */
type Case = readonly [what: string, files: readonly string[], options: object, code: string, lines: readonly string[]];

const cases: readonly Case[] = [
  [
    "nothing at all",
    ["../other/x"],
    {},
    "NG_READ_FAILED",
    ["data: the dataset cannot be read; expected a folder; found no such file or directory"],
  ],
  ["a file", ["../data"], {}, "NG_READ_FAILED", ["data: the dataset cannot be read; expected a folder; found a file"]],
  [
    "no folders",
    ["readme.txt"],
    {},
    layout,
    [`data: there are no folders of classes; expected ${classes}; found none`],
  ],
  [
    "pictures without folders",
    ["a.png", "b.png", "c.txt"],
    {},
    layout,
    [`data: there are no folders of classes; expected ${classes}; found 2 pictures beside none`],
  ],
  [
    "one class",
    ["cat/1.png", "cat/2.png"],
    {},
    layout,
    [`data: there is only one class; expected ${classes}; found "cat"`],
  ],
  [
    "an empty class",
    ["cat/1.png", "cat/2.png", "dog/.keep"],
    {},
    layout,
    [`data/dog: the class has no pictures; expected ${endings}; found none`],
  ],
  [
    "classes of other files, one of them alone",
    ["dog/notes.txt", "dog/sounds/a.wav"],
    {},
    layout,
    [
      `data: there is only one class; expected ${classes}; found "dog"`,
      `data/dog: the class has no pictures; expected ${endings}; found 2 other files`,
    ],
  ],
  [
    "a class of which nothing can be held out",
    ["cat/1.png", "cat/2.png", "dog/1.png"],
    {},
    layout,
    [
      "data/dog: the class has one picture, so that none can be held out for validation; expected two or more, or `holdOut: 0`",
    ],
  ],
  [
    "`val` without `train`",
    ["val/a/1.png", "val/b/1.png"],
    {},
    layout,
    ["data: there is a folder `val`, and no `train` beside it; expected both, or the folders of the classes alone"],
  ],
  [
    "an empty `train`",
    ["train/.keep", "val/a/1.png"],
    {},
    layout,
    [`data/train: there are no folders of classes; expected ${classes}; found none`],
  ],
  [
    "other classes in `val` than in `train`, and an empty one; some may lack in `val`",
    ["train/cat/1.png", "train/dog/1.png", "train/cow/no.txt", "val/cat/1.png", "val/dgo/1.png", "val/cow/.keep"],
    {},
    layout,
    [
      `data/train/cow: the class has no pictures; expected ${endings}; found 1 other file`,
      'data/val/dgo: `train` has no such class. Did you mean "dog"?',
    ],
  ],
  [
    "a `valid` without classes",
    ["train/a/1.png", "train/b/1.png", "valid/1.png", "valid/2.png"],
    {},
    layout,
    [
      "data/valid: there are no pictures in it; expected a folder for each class; found 2 pictures beside the folders of classes",
    ],
  ],
  [
    "one class in two ways of writing accents",
    ["caf\u00e9/1.png", "caf\u00e9/2.png", "cafe\u0301/1.png", "cafe\u0301/2.png"],
    {},
    layout,
    [
      'data/caf\u00e9: another folder is called "caf\u00e9", too: their names differ in how accents are encoded alone (NFC, NFD); expected one folder for each class',
    ],
  ],
  [
    "classes whose names cannot be seen",
    ["cat\u001b[2K/1.png", "cat\u001b[2K/2.png", "d\u202eog/1.png", "d\u202eog/2.png", "猫/1.png", "猫/2.png"],
    {},
    layout,
    [
      'data/cat\u001b[2K: the name of the class has characters that cannot be seen; expected text of one line, of characters that can be seen; found "cat\\u001b[2K"',
      'data/d\u202eog: the name of the class has characters that cannot be seen; expected text of one line, of characters that can be seen; found "d\u202eog"',
    ],
  ],
  [
    "`holdOut` beside a folder `val`",
    ["train/a/1.png", "train/b/1.png", "val/a/1.png", "val/b/1.png"],
    { holdOut: 0.2 },
    layout,
    [
      "holdOut: nothing is held out, as data/val has the pictures for validation; expected no `holdOut`, or no folder `val`; found 0.2",
    ],
  ],
];

describe("a folder that is no dataset", () => {
  for (const [number, [what, files, options, code, lines]] of cases.entries()) {
    const folder = folderWith(Object.fromEntries(files.map((name) => [join(`${number}/data`, name), ""])));
    it(`is refused with all that is wrong: ${what}`, async () => {
      const place = join(folder(), String(number));
      const opened: Promise<OpenedDataset> = folderDataset.open(
        folderDataset.options.parse({ path: "data", ...options }),
        { folder: place },
      );
      const { message, problems } = await rejected(code, opened);
      expect(message.replaceAll(`${place}/`, "").split("\n")).to.deep.equal(lines);
      expect(problems.every(({ at }: Problem) => at !== undefined)).to.equal(true);
    });
  }

  it("names files as the config is named: relative where that is", async () => {
    const opened = folderDataset.open(folderDataset.options.parse({ path: "nowhere" }), { folder: "configs" });
    expect((await rejected("NG_READ_FAILED", opened)).message).to.equal(
      `${join("configs", "nowhere")}: the dataset cannot be read; expected a folder; found no such file or directory`,
    );
  });
});
