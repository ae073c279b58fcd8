import { evaluate, makeShapes, networkState } from "netgraft";
import { folderWith, needsPython } from "@netgraft/test-support";
import { expect } from "chai";
import { exportedRecipes, type PartOfTraining } from "./exported-recipes.js";
import {
  exportFolder,
  metricsOf,
  type Trained,
  trainedNetwork,
  trainHere,
  trainInPytorch,
} from "./exported-training.js";
import { byTorchrun, inTwoProcesses } from "./processes-of-pytorch.js";

describe("training of a network that is exported to PyTorch", () => {
  const folder = folderWith();
  before(async function () {
    needsPython(this, "torch", "numpy", "PIL");
    await makeShapes(folder("pictures"), { classes: 5, perClass: 12, holdOut: 0.2, seed: 1, size: 40 });
  });

  const length = { epochs: 2, batch: 8, learningRate: 0.01 };
  const composed = (training: PartOfTraining): ReturnType<typeof trainedNetwork> =>
    trainedNetwork({ ...length, dataset: { type: "folder", path: folder("pictures") }, ...training });

  it("has the losses and metrics of our own, with every optimizer, schedule, loss and augmentation", async () => {
    const recipes = Object.entries(exportedRecipes).map(([name, { training, shards = false }]) => {
      return { name, place: folder(name), shards, composed: composed(training) };
    });
    const expected = new Map<string, Trained>();
    for (const recipe of recipes) {
      await exportFolder(recipe.composed, recipe.place);
      expected.set(recipe.place, await trainHere(recipe.composed));
    }
    const found = await trainInPytorch(
      folder("pictures"),
      new Map(recipes.map(({ place, shards }) => [place, shards])),
    );
    for (const { name, place } of recipes) {
      const [ours, theirs] = [expected.get(place), found.get(place)];
      expect(theirs?.losses, name).to.have.length(12);
      theirs?.losses.forEach((loss, step) => {
        expect(loss, `${name}, step ${step + 1}`).to.be.closeTo(ours?.losses[step] ?? Number.NaN, 1e-4);
      });
      theirs?.history.forEach(({ learningRate, training, validation }, index) => {
        const own = ours?.history[index];
        expect(learningRate, name).to.be.closeTo(own?.learningRate ?? Number.NaN, 1e-9);
        expect(training.top1, name).to.equal(own?.training.top1);
        expect(validation?.top1, name).to.equal(own?.validation?.top1);
        expect(validation?.loss, name).to.be.closeTo(own?.validation?.loss ?? Number.NaN, 1e-4);
      });
    }
  }).timeout(600_000);

  it("comes in two processes to what one comes to, killed or not, with weights that are as good here", async () => {
    // Each process has statistics of its own pictures; without them, two are to be as one.
    const recipe = {
      averageDecay: 0.9,
      accumulate: 2,
      batch: 4,
      freeze: ["{bn1,**.bn1,**.bn2,**.downsample.1}"],
      schedule: { type: "cosine", every: "step" },
      loss: { type: "crossEntropy", labels: "probabilities" },
      augmentations: [{ type: "randomResizedCrop" }, { type: "mixup", alpha: 0.3 }],
    };
    const network = composed(recipe);
    await exportFolder(network, folder("two"));
    const ours = await trainHere(network);
    await inTwoProcesses(folder("two"), [folder("pictures"), "--output", "whole"]);
    const whole = await metricsOf(folder("two/whole"));
    expect(whole.map(({ training }) => training.loss)).to.satisfy((losses: readonly number[]) =>
      losses.every((loss, epoch) => Math.abs(loss - (ours.history[epoch]?.training.loss ?? Number.NaN)) < 1e-4),
    );
    const killed = [folder("pictures"), "--output", "killed", "--save-every", "2"];
    await inTwoProcesses(folder("two"), killed, /epoch 2, step 5/);
    expect(await metricsOf(folder("two/killed"))).to.have.length(1);
    await byTorchrun(folder("two"), [...killed, "--resume"]);
    const untimed = (metrics: typeof whole): unknown => metrics.map((epoch) => ({ ...epoch, seconds: 0 }));
    expect(untimed(await metricsOf(folder("two/killed")))).to.deep.equal(untimed(whole));
    const [expected, found] = await Promise.all(
      ["whole", "killed"].map((run) => networkState(network.network, { file: folder(`two/${run}/last.pth`) })),
    );
    expect(found).to.deep.equal(expected);
    const here = await evaluate(network, { weights: { file: folder("two/whole/last.pth") }, workers: 0, threads: 1 });
    expect(here.top1).to.equal(whole.at(-1)?.validation?.top1);
    expect(here.loss).to.be.closeTo(whole.at(-1)?.validation?.loss ?? Number.NaN, 1e-5);
  }).timeout(600_000);
});
