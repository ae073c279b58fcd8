import { expect } from "chai";
import { readRecipe } from "./recipe.js";

/** A section as it is exported, with all defaults. */
const section = {
  dataset: { type: "folder", path: "/home/author/pictures", brokenPictures: "error", holdOutSeed: 3 },
  epochs: 2,
  batch: 8,
  accumulate: 1,
  seed: 0,
  learningRate: 0.1,
  loss: { type: "crossEntropy", labels: "classes", labelSmoothing: 0 },
  optimizer: {
    type: "sgd",
    momentum: 0.9,
    nesterov: false,
    weightDecay: 0,
    decoupledDecay: false,
    decayNormsAndBiases: true,
  },
  schedule: { type: "cosine", minimum: 0, every: "epoch", warmupEpochs: 0, warmupPrefix: false },
  sampling: "shuffled",
  auxiliaryWeight: 0.3,
  monitor: "top1",
};

describe("a recipe for PyTorch", () => {
  it("has what the config says, but for the author's folders", () => {
    const { recipe, notes } = readRecipe(section);
    expect(notes).to.deep.equal([]);
    expect(recipe).to.deep.include({ dataset: { holdOut: 0.1, holdOutSeed: 3 }, augmentations: undefined });
    expect(recipe?.optimizer).to.deep.equal(section.optimizer);
    expect(JSON.stringify(recipe)).to.not.include("author");
  });

  it("tells what it leaves out, and where that stands", () => {
    const { recipe, notes } = readRecipe({
      ...section,
      dataset: { ...section.dataset, brokenPictures: "skip" },
      augmentations: [
        { type: "fog", density: 1 },
        { type: "horizontalFlip", probability: 0.5 },
      ],
      trackers: [{ type: "tensorboard" }, { type: "csv" }],
    });
    expect(recipe?.augmentations).to.deep.equal([{ position: 1, step: { type: "horizontalFlip", probability: 0.5 } }]);
    expect(recipe?.tensorboard).to.equal(true);
    expect(notes.map(({ at }) => at)).to.deep.equal([
      "training.augmentations[0]",
      "training.dataset.brokenPictures",
      "training.trackers[1]",
    ]);
  });

  it("is none where the loss, the optimizer or the schedule is of a plugin", () => {
    const { recipe, notes } = readRecipe({ ...section, loss: { type: "focal" }, optimizer: { type: "lion" } });
    expect(recipe).to.equal(undefined);
    expect(notes.map(({ at }) => at)).to.deep.equal(["training.loss", "training.optimizer"]);
    expect(notes[0]?.message).to.match(/`train.py` is not written.*`focal`/);
  });

  it("says that pictures of another dataset come from folders and shards", () => {
    const { notes } = readRecipe({ ...section, dataset: { type: "cifar10", path: "cifar", holdOut: 0.2 } });
    expect(notes).to.have.length(1);
    expect(notes[0]).to.include({ at: "training.dataset" }).and.have.property("message").that.includes("cifar10");
  });
});
