import { setTimeout as delay } from "node:timers/promises";
import { expect } from "chai";
import { networkOf } from "../network.test.support.js";
import { type Numbered, numberedPictures } from "../numbered.test.support.js";
import { readPictureInput } from "../picture/picture-input.js";
import { rejected } from "../rejection.test.support.js";
import type { Batch } from "./batch.js";
import { drawing } from "./bad-augmentations.test.support.js";
import { batches, type ReadOptions } from "./batches.js";
import { chosen } from "./chosen.test.support.js";
import { type BatchesOptions, type LoaderOptions, PictureLoader } from "./picture-loader.js";
import { startPictureWorkers } from "./start-workers.js";

const network = networkOf({ channels: 3, height: 4, width: 4 });
const augmentations = [
  chosen("padAndCrop", { padding: 2, mode: "reflect" }),
  chosen("colorJitter", { brightness: 0.5, saturation: 0.5 }),
  chosen("horizontalFlip"),
];

async function all(iterable: AsyncIterable<Batch>): Promise<Batch[]> {
  const found: Batch[] = [];
  for await (const batch of iterable) found.push(batch);
  return found;
}

describe("batches of pictures", () => {
  const numbered = numberedPictures(50);
  let pictures: Numbered;
  beforeEach(() => {
    pictures = numbered();
  });

  /** The batches of three epochs. */
  async function epochs(count: number, options: Partial<LoaderOptions & BatchesOptions> = {}): Promise<Batch[]> {
    const workers = startPictureWorkers(count);
    try {
      const loader = new PictureLoader(pictures.split, { workers, network, augmentations, ...options });
      const found: Batch[] = [];
      for (const epoch of [0, 1, 2])
        found.push(...(await all(loader.batches({ batch: 7, seed: 5, epoch, ...options }))));
      return found;
    } finally {
      await workers.close();
    }
  }

  it("are the same for the same seed, whatever the number of threads and whatever is kept", async () => {
    const alone = await epochs(0);
    expect(alone).to.have.lengthOf(21);
    for (const workers of [1, 2, 3]) expect(await epochs(workers), `${workers} workers`).to.deep.equal(alone);
    expect(await epochs(2, { cacheBytes: 0 }), "without a cache").to.deep.equal(alone);
    expect(await epochs(2, { cacheBytes: 1000 }), "with room for 20 of 50 pictures").to.deep.equal(alone);
    expect(await epochs(3, { prefetch: 5 }), "with more ahead").to.deep.equal(alone);
    expect(await epochs(0, { seed: 6 }), "another seed").to.not.deep.equal(alone);
  }).timeout(120_000);

  it("of one pass read by threads of its own are those of a loader", async () => {
    const once = await all(
      batches(pictures.split, { workers: 2, network, augmentations, batch: 7, seed: 5, epoch: 2 }),
    );
    expect(once).to.deep.equal((await epochs(0)).slice(14));
  });

  it("show each picture of an epoch once, in an order of the epoch's own", async () => {
    const found = await epochs(0, { batch: 10 });
    const orders = [0, 1, 2].map((epoch) =>
      found.slice(5 * epoch, 5 * epoch + 5).flatMap(({ indices }) => [...indices]),
    );
    const inOrder = [...Array(50).keys()];
    for (const order of orders) {
      expect(order).to.not.deep.equal(inOrder);
      expect(order.toSorted((a, b) => a - b)).to.deep.equal(inOrder);
    }
    expect(orders[1]).to.not.deep.equal(orders[0]);
    expect(orders[2]).to.not.deep.equal(orders[1]);
  });

  it("leave out what does not fill a batch, in training", async () => {
    const found = await epochs(0);
    expect(found.map(({ indices }) => indices.length)).to.deep.equal(Array(21).fill(7));
    const loader = new PictureLoader(pictures.split, { workers: startPictureWorkers(0), network });
    expect(loader.batchCount({ batch: 7 })).to.equal(7);
    expect(loader.batchCount({ batch: 7, dropLast: false })).to.equal(8);
  });

  it("go on within an epoch as if they had not been left", async () => {
    const whole = (await epochs(0)).slice(0, 7);
    expect(whole.map(({ end }) => end)).to.deep.equal([7, 14, 21, 28, 35, 42, 49]);
    for (const done of [1, 6, 7])
      expect((await epochs(2, { after: { batches: done, end: done * 7 } })).slice(0, 7 - done)).to.deep.equal(
        whole.slice(done),
      );
  });

  it("cover every picture in order for evaluation, the last batch partial, each as it is predicted", async () => {
    const options = { batch: 16, shuffle: false, dropLast: false };
    const found = await all(batches(pictures.split, { workers: 2, network, ...options }));
    expect(found.map(({ shape }) => shape)).to.deep.equal([16, 16, 16, 2].map((count) => [count, 3, 4, 4]));
    expect(found.flatMap(({ indices }) => [...indices])).to.deep.equal([...Array(50).keys()]);
    expect(found.flatMap(({ labels }) => [...labels])).to.deep.equal([...Array(50).keys()].map((index) => index % 3));
    const images = found.flatMap(({ images: part }) => [...part]);
    for (const index of [0, 17, 49])
      expect(images.slice(index * 48, (index + 1) * 48)).to.deep.equal([
        ...(await readPictureInput(pictures.path(index), network)),
      ]);
  });

  it("change each picture by its own numbers, whatever the batch it is in and its place there", async () => {
    const byIndex = async (batch: number, epoch: number): Promise<Map<number, readonly number[]>> => {
      const options = { workers: 0, network, augmentations, batch, epoch, shuffle: batch > 10, dropLast: false };
      const found = await all(batches(pictures.split, options));
      return new Map(
        found.flatMap(({ images, indices }) =>
          [...indices].map((index, place) => [index, [...images.subarray(place * 48, (place + 1) * 48)]] as const),
        ),
      );
    };
    const first = await byIndex(9, 0);
    const inOrder = (map: Map<number, unknown>): unknown[] => [...Array(50).keys()].map((index) => map.get(index));
    expect(inOrder(await byIndex(13, 0))).to.deep.equal(inOrder(first));
    const next = await byIndex(9, 1);
    const same = [...Array(50).keys()].filter((index) => String(next.get(index)) === String(first.get(index)));
    expect(same, "the same in another epoch").to.deep.equal([]);
  });

  it("draw for each picture, epoch, seed and place of an augmentation numbers of its own, the same ones each time", async () => {
    const same = chosen("horizontalFlip", { probability: 0 });
    const drawn = async (options: Partial<ReadOptions>): Promise<string[]> => {
      const given = { workers: 0, network, augmentations: [chosen(drawing)], batch: 5, shuffle: false, ...options };
      const found = await all(batches(pictures.split, given));
      return found.flatMap(({ images }) =>
        [0, 1, 2, 3, 4].map((place) => String(images.subarray(place * 48, place * 48 + 48))),
      );
    };
    const variants: readonly Partial<ReadOptions>[] = [
      {},
      { seed: 1 },
      { seed: 2 ** 40 },
      { epoch: 1 },
      { augmentations: [same, chosen(drawing)] },
    ];
    const found = (await Promise.all(variants.map(drawn))).flat();
    expect(found).to.have.lengthOf(50 * variants.length);
    expect(new Set(found).size, "none are alike").to.equal(found.length);
    expect(await drawn({})).to.deep.equal(found.slice(0, 50));
  });

  it("are prepared no further ahead than asked for", async () => {
    for (const [count, batch, prefetch] of [
      [0, 4, 1],
      [2, 4, 1],
      // Tasks of three pictures, which do not end where a batch does.
      [2, 5, 3],
    ] as const) {
      pictures = numbered();
      const workers = startPictureWorkers(count);
      const loader = new PictureLoader(pictures.split, { workers, network });
      const iterator = loader.batches({ batch, prefetch });
      await delay(20);
      expect(pictures.asked, "nothing before it is asked for").to.deep.equal([]);
      for (let taken = 1; taken <= 5; taken += 1) {
        await iterator.next();
        // Time for what should not happen.
        await delay(20);
        expect(pictures.asked.length).to.equal(batch * (taken + prefetch));
      }
      await iterator.return();
      await workers.close();
    }
  });

  it("end at once where a signal says so, with its reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const workers = startPictureWorkers(2);
    const loader = new PictureLoader(pictures.split, { workers, network });
    const iterator = loader.batches({ batch: 4, signal: controller.signal });
    await iterator.next();
    controller.abort(reason);
    const next = await iterator.next().catch((error: unknown) => error);
    expect(next).to.equal(reason);
    expect(await iterator.next()).to.deep.equal({ done: true, value: undefined });
    const asked = pictures.asked.length;
    await delay(30);
    expect(pictures.asked.length).to.equal(asked);
    const waiting = loader.batches({ batch: 4, signal: controller.signal }).next();
    expect(await waiting.catch((error: unknown) => error)).to.equal(reason);
    await workers.close();
  });

  it("can be left before their end, and taken again from the same threads", async () => {
    const workers = startPictureWorkers(2);
    const loader = new PictureLoader(pictures.split, { workers, network, augmentations });
    for await (const { indices } of loader.batches({ batch: 7, seed: 5 })) {
      expect(indices).to.have.lengthOf(7);
      break;
    }
    const [first, second] = await Promise.all([
      all(loader.batches({ batch: 7, seed: 5, epoch: 0 })),
      all(loader.batches({ batch: 7, seed: 5, epoch: 1 })),
    ]);
    await workers.close();
    expect([...first, ...second], "two at once").to.deep.equal((await epochs(0)).slice(0, 14));
  });

  it("are refused where none can be filled", async () => {
    for (const [batch, dropLast] of [
      [51, true],
      [0, true],
      [-1, false],
      [1.5, false],
      [NaN, true],
    ] as const) {
      const found = all(batches(pictures.split, { workers: 0, network, batch, dropLast }));
      expect((await rejected("NG_BATCH_SIZE", found)).message).to.equal(
        `batch: no batch can be filled; expected from 1 to 50, the number of pictures; found ${batch}`,
      );
    }
    const [one] = await all(batches(pictures.split, { workers: 0, network, batch: 60, dropLast: false }));
    expect(one?.indices).to.have.lengthOf(50);
  });

  it("of no pictures are none, for evaluation", async () => {
    const split = { length: 0, item: () => expect.fail("there is none") };
    const options = { workers: 1, network, batch: 4, dropLast: false, shuffle: false };
    expect(await all(batches(split, options))).to.deep.equal([]);
  });
});
