import type { DatasetSplit, OpenedDataset } from "@netgraft/core";
import { expect } from "chai";
import fc from "fast-check";
import { rejected } from "../rejection.test.support.js";
import { matchClasses } from "./match-classes.js";

/** A dataset with one picture of each class, which is named after it. */
function datasetOf(...classes: readonly string[]): OpenedDataset {
  const split = (part: string): DatasetSplit => ({
    length: classes.length,
    item: (label) => ({ source: { kind: "file", path: `${part}/${classes[label]}` }, label }),
    label: (index) => index,
    identity: (label) => ({ label, name: `${classes[label]}` }),
  });
  return { classes, train: split("train"), validation: split("val"), test: split("test"), brokenPictures: "error" };
}

/** Which class each picture has, by the name of its file; of all parts. */
async function named({ classes, train, validation, test }: OpenedDataset): Promise<readonly (readonly string[])[]> {
  const pairs: (readonly string[])[] = [];
  for (const split of [train, validation, test ?? expect.fail("there is no test")])
    for (let index = 0; index < split.length; index += 1) {
      const { source, label } = await split.item(index);
      const path = source.kind === "file" ? source.path : "";
      pairs.push([
        path.split("/").at(-1) ?? "",
        classes[label] ?? "none",
        classes[(await split.identity?.(index))?.label ?? -1] ?? "none",
        classes[(await split.label?.(index)) ?? -1] ?? "none",
      ]);
    }
  return pairs;
}

const names = fc.uniqueArray(fc.constantFrom("cat", "dog", "emu", "10", "2", "Ａ", "😀", "__proto__", "été"), {
  minLength: 1,
});

describe("the classes of a dataset, matched with those of a network", () => {
  it("give each picture the index that the name of its class has there, whatever the order of either", async () => {
    const orders = names.chain((all) =>
      fc.tuple(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(all, { minLength: 1 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([network, dataset, part]) => {
        const whole = matchClasses(datasetOf(...dataset), network, { purpose: "training" });
        const some = matchClasses(datasetOf(...part), network, { purpose: "evaluation" });
        for (const matched of [whole, some]) {
          expect(matched.classes).to.deep.equal(network);
          for (const [file, ...labels] of await named(matched)) expect(labels).to.deep.equal([file, file, file]);
        }
      }),
    );
  });

  it("are the same in NFC and in NFD", async () => {
    const matched = matchClasses(datasetOf("cafe\u0301", "tea"), ["tea", "caf\u00e9"], { purpose: "training" });
    expect(matched.classes).to.deep.equal(["tea", "caf\u00e9"]);
    expect((await matched.train.item(0)).label).to.equal(1);
  });

  it("are as many as in ImageNet-21k, matched or refused in less than a second", async function () {
    this.timeout(1000);
    const all = Array.from({ length: 21_841 }, (_, index) => `n${index}`);
    const { train } = matchClasses(datasetOf(...all.toReversed()), all, { purpose: "training" });
    for (const index of [0, 7, 21_840]) expect((await train.item(index)).label).to.equal(21_840 - index);
    const others = datasetOf(...all.map((name) => name.replace("n", "m")));
    const match = Promise.resolve().then(() => matchClasses(others, all, { purpose: "training" }));
    await rejected("NG_CLASS_NAMES", match);
  });

  const hint = (count: number): string =>
    `labels: the dataset's own names are taken with \`--set labels=null --set classes=${count}\``;
  const map =
    "where folders are named otherwise than what is shown, `labels: { <folder>: <label> }` says which is which";
  const refused: readonly (readonly [
    what: string,
    purpose: "training" | "evaluation",
    network: readonly string[],
    dataset: readonly string[],
    lines: readonly string[],
  ])[] = [
    [
      "a class that the network does not know",
      "evaluation",
      ["cat", "dog", "emu"],
      ["dgo", "emu"],
      [
        'labels: 1 of the 2 classes of the dataset is unknown to the network: dgo; expected the network\'s classes, cat, dog, emu; found dgo, emu. Did you mean "dog"?',
      ],
    ],
    [
      "other classes, to train with",
      "training",
      ["cat", "dog", "emu"],
      ["dog", "emu", "fox", "owl"],
      [
        'labels: 2 of the 4 classes of the dataset are unknown to the network: fox, owl; expected the network\'s classes, cat, dog, emu; found dog, emu, fox, owl. Did you mean "dog"?',
        "labels: 1 of the 3 classes of the network has no pictures to train with: cat",
        hint(4),
      ],
    ],
    [
      "a part of the classes, to train with",
      "training",
      ["cat", "dog", "emu"],
      ["emu", "cat"],
      [
        "labels: 1 of the 3 classes of the network has no pictures to train with: dog; expected cat, dog, emu; found emu, cat",
        hint(2),
      ],
    ],
    [
      "labels in place of the names of folders",
      "training",
      ["tench", "goldfish"],
      ["n01440764", "n01443537"],
      [
        "labels: all 2 classes of the dataset are unknown to the network: n01440764, n01443537; expected the network's classes, tench, goldfish; found n01440764, n01443537",
        "labels: all 2 classes of the network have no pictures to train with: tench, goldfish",
        hint(2),
        `labels: ${map}`,
      ],
    ],
    [
      "labels in place of the names of folders, to evaluate with",
      "evaluation",
      ["tench", "goldfish"],
      ["n01440764"],
      [
        "labels: the class of the dataset is unknown to the network: n01440764; expected the network's classes, tench, goldfish; found n01440764",
        `labels: ${map}`,
      ],
    ],
    [
      "a name that stands for two classes",
      "evaluation",
      ["crane", "emu", "crane"],
      ["crane"],
      ['labels: the name "crane" stands for 2 classes; expected one'],
    ],
    [
      "more names than can be read",
      "evaluation",
      Array.from({ length: 12 }, (_, k) => `c${k}`),
      ["zzzzzz", "c1"],
      [
        "labels: 1 of the 2 classes of the dataset is unknown to the network: zzzzzz; expected the network's classes, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 and 2 more; found zzzzzz, c1",
      ],
    ],
  ];
  for (const [what, purpose, network, dataset, lines] of refused)
    it(`are refused with both sides: ${what}`, async () => {
      const match = Promise.resolve().then(() => matchClasses(datasetOf(...dataset), network, { purpose }));
      const { message } = await rejected("NG_CLASS_NAMES", match);
      expect(message.split("\n")).to.deep.equal(lines);
    });
});
