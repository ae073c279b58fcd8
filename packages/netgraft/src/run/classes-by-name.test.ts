import { readFile } from "node:fs/promises";
import { NetgraftError } from "@netgraft/core";
import type { NetworkState } from "@netgraft/core/graph";
import type { Evaluation } from "@netgraft/training";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import sharp from "sharp";
import { classify } from "./classify.js";
import { evaluate } from "./evaluate.js";
import type { Composition } from "./input-shape.js";
import { composed } from "./squares.test.support.js";
import { train } from "./train.js";

const options = { threads: 1, workers: 0 };

/** A network whose logits are for bright squares, then for dark ones, and a dataset with classes of these names. */
function labelled(classes: readonly string[], training: object = {}, labels = ["bright", "dark"]): Composition {
  return composed({ ...training, dataset: { type: "drawn", classes } }, labels.length, "squares", [], labels);
}

describe("classes by name", function () {
  this.timeout(120_000);
  const place = folderWith();
  let state: NetworkState;
  const evaluated = (composition: Composition): Promise<Evaluation> =>
    evaluate(composition, { ...options, weights: { state } });

  before(async () => {
    // The dataset has them the other way round.
    ({ state } = await train(labelled(["dark", "bright"], { epochs: 8 }), { ...options, folder: place("run") }));
  });

  it("train each logit with the pictures that its label names, and keep the labels", async () => {
    expect(await readFile(place("run/config.yaml"), "utf8")).to.include("labels: [ bright, dark ]\n");
    // A network that knows no names shows which logit is which.
    const nameless = await evaluate(composed({ dataset: { type: "drawn", classes: ["bright", "dark"] } }), {
      ...options,
      weights: { state },
    });
    expect(nameless).to.deep.include({
      top1: 1,
      confusion: [
        [3, 0],
        [0, 3],
      ],
    });
  });

  it("evaluate any order of the dataset's, and a part of them", async () => {
    for (const classes of [
      ["dark", "bright"],
      ["bright", "dark"],
    ]) {
      const { top1, classes: found, confusion } = await evaluated(labelled(classes));
      expect(top1, classes.join()).to.equal(1);
      expect(found.map(({ name, pictures }) => [name, pictures])).to.deep.equal([
        ["bright", 3],
        ["dark", 3],
      ]);
      expect(confusion).to.deep.equal([
        [3, 0],
        [0, 3],
      ]);
    }
    const part = await evaluated(labelled(["dark"]));
    expect(part).to.deep.include({
      pictures: 3,
      top1: 1,
      confusion: [
        [0, 0],
        [0, 3],
      ],
    });
    expect(part.classes).to.deep.equal([
      { name: "bright", pictures: 0 },
      { name: "dark", pictures: 3, top1: 1 },
    ]);
  });

  it("tell where there are others, to train as to evaluate, and where labels are exchanged in a run that goes on", async () => {
    const refused = async (code: string, work: Promise<unknown>): Promise<readonly (string | undefined)[]> => {
      const error = await rejection(work);
      expect(error).to.include({ code });
      return error instanceof NetgraftError ? error.problems.map(({ at }) => at) : [];
    };
    const others = labelled(["dark", "brihgt"]);
    expect(await refused("NG_CLASS_NAMES", evaluated(others))).to.deep.equal(["labels"]);
    await refused("NG_CLASS_NAMES", train(others, options));
    await refused("NG_CLASS_NAMES", train(labelled(["dark"]), options));
    const exchanged = labelled(["dark", "bright"], { epochs: 9 }, ["dark", "bright"]);
    const places = await refused(
      "NG_CHECKPOINT_MISMATCH",
      train(exchanged, { ...options, folder: place("run"), resume: true }),
    );
    expect(places).to.deep.equal(["dataset.classes.0", "dataset.classes.1"]);
  });

  it("are in the files of weights, by which these are known apart from their run", async () => {
    const file = place("run/best.safetensors");
    // The header by hand: its length in 8 bytes, then JSON.
    const bytes = await readFile(file);
    const header: unknown = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE())).toString());
    expect(header).to.have.nested.property("__metadata__.netgraft\\.classes", '["bright","dark"]');

    const weights = { file };
    const dataset = { type: "drawn", classes: ["dark", "bright"] };
    const notes: unknown[] = [];
    const nameless = composed({ dataset });
    const measured = await evaluate(nameless, { ...options, weights, onNote: (note) => notes.push(note) });
    expect(measured).to.deep.include({
      top1: 1,
      confusion: [
        [3, 0],
        [0, 3],
      ],
    });
    expect(measured.classes.map(({ name }) => name)).to.deep.equal(["bright", "dark"]);
    expect(notes).to.deep.equal([]);

    await sharp({ create: { width: 8, height: 8, channels: 3, background: "#3c3c3c" } })
      .png()
      .toFile(place("dark.png"));
    const [best] = await classify(nameless, place("dark.png"), { weights, threads: 1 });
    expect(best).to.include({ index: 1, label: "dark" });

    const exchanged = labelled(["dark", "bright"], {}, ["dark", "bright"]);
    const others = { type: "drawn", classes: ["dark", "light"], kinds: ["dark", "light"] };
    for (const work of [
      () => evaluate(exchanged, { ...options, weights }),
      () => classify(exchanged, place("dark.png"), { weights, threads: 1 }),
      () => train(labelled(["dark", "bright"], { weights: file }, ["dark", "bright"]), options),
      () => train(composed({ dataset: others, weights: file }), options),
    ])
      expect(await rejection(work())).to.include({ code: "NG_CLASS_NAMES" });
  });

  it("are those of the weights that a network without names goes on to be trained with", async () => {
    const dataset = { type: "drawn", classes: ["dark", "bright"] };
    const training = { dataset, epochs: 1, learningRate: 1e-6 };
    const folder = place("again");
    const { history } = await train(composed({ ...training, weights: place("run/best.safetensors") }), {
      ...options,
      folder,
    });
    expect(history[0]?.validation?.top1).to.equal(1);
    expect(await readFile(place("again/config.yaml"), "utf8")).to.include("labels: [ bright, dark ]\n");
    const weights = { file: place("run/best.safetensors"), except: ["fc"] };
    await train(composed({ ...training, weights }), { ...options, folder: place("drawn") });
    expect(await readFile(place("drawn/config.yaml"), "utf8")).to.include("labels: [ dark, bright ]\n");
  });
});
