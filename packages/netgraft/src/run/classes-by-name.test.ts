import { readFile } from "node:fs/promises";
import { NetgraftError } from "@netgraft/core";
import type { NetworkState } from "@netgraft/core/graph";
import type { Evaluation } from "@netgraft/training";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
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
  this.timeout(60_000);
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
});
