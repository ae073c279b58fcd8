import { expect } from "chai";
import { networkOf } from "../network.test.support.js";
import { type Numbered, numberedPictures } from "../numbered.test.support.js";
import { problemsOf } from "../rejection.test.support.js";
import { shortening } from "./bad-augmentations.test.support.js";
import type { Batch } from "./batch.js";
import { chosen } from "./chosen.test.support.js";
import { type BatchesOptions, type LoaderOptions, PictureLoader } from "./picture-loader.js";
import { startPictureWorkers } from "./start-workers.js";

const network = networkOf({ channels: 3, height: 4, width: 4 });
const flip = chosen("horizontalFlip");
const augmentations = [flip, chosen("mixup", { alpha: 0.4, cutmixAlpha: 1, probability: 0.6 })];

describe("batches that augmentations mix", () => {
  const numbered = numberedPictures(30);
  let pictures: Numbered;
  beforeEach(() => {
    pictures = numbered();
  });

  /** The batches of one epoch. */
  async function read(options: Partial<BatchesOptions & Omit<LoaderOptions, "workers">>, count = 0): Promise<Batch[]> {
    const workers = startPictureWorkers(count);
    try {
      const loader = new PictureLoader(pictures.split, { network, augmentations, classes: 3, ...options, workers });
      const found: Batch[] = [];
      for await (const batch of loader.batches({ batch: 4, seed: 3, ...options })) found.push(batch);
      return found;
    } finally {
      await workers.close();
    }
  }

  it("are the same for the same seed, whatever the number of threads, and wherever an epoch is gone on with", async function () {
    this.timeout(120_000);
    const whole = await read({});
    expect(whole).to.have.lengthOf(7);
    for (const count of [1, 2, 3]) expect(await read({}, count), `${count} threads`).to.deep.equal(whole);
    for (const done of [1, 5]) {
      const after = { batches: done, end: done * 4 };
      expect(await read({ after }, 2), `after ${done}`).to.deep.equal(whole.slice(done));
    }
    expect(await read({ seed: 4 })).to.not.deep.equal(whole);
  });

  it("have the shares of the classes beside the labels of the pictures", async () => {
    const [plain, mixed] = [await read({ augmentations: [flip] }), await read({})];
    expect(plain.every(({ targets }) => targets === undefined)).to.equal(true);
    expect(mixed.map(({ labels }) => labels)).to.deep.equal(plain.map(({ labels }) => labels));
    let changed = 0;
    for (const [index, { targets = new Float32Array(), labels, images }] of mixed.entries()) {
      expect(targets).to.have.lengthOf(12);
      const rows = [0, 1, 2, 3].map((place) => [...targets.subarray(place * 3, place * 3 + 3)]);
      for (const [place, row] of rows.entries()) {
        expect(row.reduce((sum, share) => sum + share, 0)).to.be.closeTo(1, 1e-6);
        const shown = new Set([labels[place], labels[3 - place]]);
        for (const [label, share] of row.entries()) if (!shown.has(label)) expect(share).to.equal(0);
      }
      if (String(images) !== String(plain[index]?.images)) changed += 1;
    }
    expect(changed, "some are mixed, and some are not").to.be.within(1, 6);
  });

  it("draw numbers of their own for each batch, epoch, seed and place of an augmentation", async () => {
    const shares = async (options: Parameters<typeof read>[0]): Promise<readonly number[]> => {
      const found = await read({ augmentations: [chosen("mixup")], ...options });
      return found.map(({ targets, labels }) => {
        const place = labels.findIndex((label, k) => label !== labels[3 - k]);
        return targets?.[place * 3 + (labels[place] ?? 0)] ?? NaN;
      });
    };
    const variants = await Promise.all([
      shares({}),
      shares({ seed: 4 }),
      shares({ epoch: 1 }),
      shares({ augmentations: [flip, chosen("mixup")] }),
    ]);
    const found = variants.flat().filter((share) => !Number.isNaN(share));
    expect(found.length).to.be.at.least(24);
    expect(new Set(found).size, "none are alike").to.equal(found.length);
    expect(await shares({})).to.deep.equal(variants[0]);
  });

  it("are mixed in their last part, too, and refused in another shape", async () => {
    const all = await read({ augmentations: [chosen("mixup")], dropLast: false, shuffle: false });
    expect(all.at(-1)?.targets).to.have.lengthOf(6);
    const [problem] = await problemsOf("NG_AUGMENTATION_MISFIT", read({ augmentations: [chosen(shortening)] }));
    expect(problem).to.include({
      at: "batch 1 of epoch 1: augmentations[0]",
      expected: "4×3×4×4 with 3 classes: 192 values and 12 targets",
      found: "192 values and 9 targets",
    });
  });
});
