import { folderWith, rejection } from "@netgraft/test-support";
import { writeNpy } from "@netgraft/weights/node";
import { expect } from "chai";
import sharp from "sharp";
import { networkState } from "./network-state.js";
import { openSession } from "./network-session.js";
import { predict } from "./predict.js";
import { predictFiles } from "./predict-files.js";
import { array, tiny } from "./tiny.test.support.js";
import { predictedClasses } from "./top-classes.js";

const options = { weights: { seed: 3 }, threads: 1 } as const;

describe("predictFiles", () => {
  const place = folderWith();
  const composition = tiny();
  before(async () => {
    await writeNpy(place("x.npy"), array([5, 3, 32, 32]));
    for (const [index, level] of [0, 90, 180].entries())
      await sharp({ create: { width: 40, height: 40, channels: 3, background: { r: level, g: 255 - level, b: 60 } } })
        .png()
        .toFile(place(`${index}.png`));
  });

  it("gives the logits of the examples of an array, each with its name", async () => {
    const told: string[] = [];
    const { names, logits } = await predictFiles(composition, [place("x.npy")], {
      ...options,
      batch: 2,
      onProgress: (done, all) => told.push(`${done}/${all}`),
    });
    expect(names).to.deep.equal([0, 1, 2, 3, 4].map((row) => `${place("x.npy")}[${row}]`));
    expect(told).to.deep.equal(["0/5", "2/5", "4/5", "5/5"]);
    const session = await openSession(composition.network, options);
    try {
      const expected = await predict(session, array([5, 3, 32, 32]));
      expect(logits.shape).to.deep.equal([5, 5]);
      for (const [index, value] of logits.data.entries())
        expect(value).to.be.closeTo(expected.data[index] ?? Number.NaN, 1e-5);
    } finally {
      await session.release();
    }
  });

  it("gives those of pictures, and their most probable classes by name", async () => {
    const files = [0, 1, 2].map((index) => place(`${index}.png`));
    const predicted = await predictFiles(composition, files, { ...options, batch: 2 });
    expect(predicted.names).to.deep.equal(files);
    expect(predicted.logits.shape).to.deep.equal([3, 5]);
    const labels = ["a", "b", "c", "d", "e"];
    const [first] = predictedClasses(predicted, { top: 5, labels });
    expect(first?.input).to.equal(files[0]);
    expect(first?.classes.reduce((sum, { probability }) => sum + probability, 0)).to.be.closeTo(1, 1e-6);
    const logits = predicted.logits.data.subarray(0, 5);
    expect(first?.classes[0]).to.include({
      index: logits.indexOf(Math.max(...logits)),
      label: labels[logits.indexOf(Math.max(...logits))],
    });
    expect(predictedClasses(predicted, { top: 2 })[2]?.classes.map(({ label }) => label)).to.deep.equal([
      undefined,
      undefined,
    ]);
  });

  it("takes one array alone", async () => {
    const error = await rejection(predictFiles(composition, [place("x.npy"), place("0.png")], options));
    expect(error).to.include({ code: "NG_INPUT_MISFIT" });
  });

  it("takes weights that are at hand", async () => {
    const state = await networkState(composition.network, { seed: 3 });
    const [drawn, given] = [
      await predictFiles(composition, [place("1.png")], options),
      await predictFiles(composition, [place("1.png")], { ...options, weights: { state } }),
    ];
    expect(given.logits.data).to.deep.equal(drawn.logits.data);
  });
});
