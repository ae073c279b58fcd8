import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { expect } from "chai";
import { networkOf } from "../network.test.support.js";
import { numberedPictures } from "../numbered.test.support.js";
import { rejected } from "../rejection.test.support.js";
import { exiting, failingLater, misplaced, nowhere, throwing } from "./bad-augmentations.test.support.js";
import { batches, type ReadOptions } from "./batches.js";
import { chosen } from "./chosen.test.support.js";
import { PictureLoader } from "./picture-loader.js";
import { startPictureWorkers } from "./start-workers.js";

const network = networkOf({ channels: 3, height: 4, width: 4 });

describe("a worker thread", () => {
  const numbered = numberedPictures(30);

  /** Reads all, in order, and says how many pictures have come. */
  async function read(options: Partial<ReadOptions>): Promise<number> {
    let count = 0;
    const { split } = numbered();
    for await (const { labels } of batches(split, { workers: 2, network, batch: 3, shuffle: false, ...options }))
      count += labels.length;
    return count;
  }

  it("that dies is told with the picture that it was at", async () => {
    const { path } = numbered();
    const { message } = await rejected("NG_WORKER_DIED", read({ augmentations: [chosen(exiting, { red: 17 })] }));
    expect(message).to.equal(
      `${path(17)}: the worker thread ended while it prepared this picture; found exit status 3`,
    );
  });

  it("that dies of what comes later is told with its words", async () => {
    const { message } = await rejected("NG_WORKER_DIED", read({ augmentations: [chosen(failingLater, { red: 4 })] }));
    expect(message).to.match(/\/\d+\.png: the worker thread ended while it prepared this picture; found too late$/);
  });

  it("that has died prepares nothing more, and the others neither wait nor hang", async () => {
    const { split, path } = numbered();
    const workers = startPictureWorkers(1);
    const loader = new PictureLoader(split, { workers, network, augmentations: [chosen(exiting, { red: 2 })] });
    const options = { batch: 4, shuffle: false };
    for (const _ of [1, 2]) {
      const { message } = await rejected("NG_WORKER_DIED", loader.batches(options).next());
      expect(message).to.include(path(2));
    }
    await workers.close();
    expect((await rejected("NG_WORKER_DIED", loader.batches(options).next())).message).to.include(path(2));
  });

  it("does not do what nobody waits for any more", async () => {
    const { split } = numbered();
    const workers = startPictureWorkers(1);
    const deadly = new PictureLoader(split, { workers, network, augmentations: [chosen(exiting, { red: 20 })] });
    const iterator = deadly.batches({ batch: 1, prefetch: 29, shuffle: false });
    await iterator.next();
    await iterator.return();
    const loader = new PictureLoader(split, { workers, network });
    expect((await loader.batches({ batch: 30 }).next()).done).to.equal(false);
    await workers.close();
  });

  it("that has been closed says so", async () => {
    const workers = startPictureWorkers(2);
    const loader = new PictureLoader(numbered().split, { workers, network });
    const iterator = loader.batches({ batch: 3 });
    await iterator.next();
    await workers.close();
    const rest = async (): Promise<void> => {
      for await (const _ of iterator);
    };
    expect((await rejected("NG_WORKER_DIED", rest())).message).to.equal("the worker threads have been closed");
  });

  it("does not keep a process alive that has forgotten to close it, however the process was started", async () => {
    const { path } = numbered();
    const script = `
      import { PictureLoader, startPictureWorkers } from ${JSON.stringify(import.meta.resolve("../index.js"))};
      startPictureWorkers(1);
      const item = () => ({ source: { kind: "file", path: ${JSON.stringify(path(1))} }, label: 0 });
      const loader = new PictureLoader({ length: 8, item }, { workers: startPictureWorkers(2), network: ${JSON.stringify(network)} });
      for await (const { labels } of loader.batches({ batch: 2 })) { console.log(labels.length); break; }`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    expect(stdout).to.equal("2\n");
  });

  it("holds the process while it is ended, though answers are on their way", async () => {
    const script = `
      import { Thread } from ${JSON.stringify(import.meta.resolve("./thread.js"))};
      const thread = new Thread();
      const task = { seed: 0, epoch: 0, items: [] };
      const told = ({ code }) => console.log(code);
      await thread.run(1, task).catch(() => undefined);
      void thread.run(1, task).catch(told);
      // The answer comes, and waits to be received.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      await thread.close();
      console.log("ended");`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    expect(stdout.trim().split("\n")).to.deep.equal(["NG_WORKER_DIED", "ended"]);
  });

  it("can be ended while it decodes, many times", async () => {
    const { split } = numbered();
    for (let round = 0; round < 5; round += 1) {
      const workers = startPictureWorkers(3);
      const first = new PictureLoader(split, { workers, network }).batches({ batch: 2, prefetch: 9 }).next();
      await Promise.race([first, delay(40 * round)]);
      first.catch(() => undefined);
      await workers.close();
    }
  }).timeout(120_000);
});

describe("an augmentation that fails", () => {
  const numbered = numberedPictures(10);
  const read = async (options: Partial<ReadOptions>): Promise<void> => {
    for await (const _ of batches(numbered().split, { workers: 1, network, batch: 5, ...options }));
  };

  for (const workers of [0, 2]) {
    it(`is told with its place in the list and the picture, with ${workers} workers`, async () => {
      const augmentations = [chosen("horizontalFlip"), chosen(throwing, { red: 6 })];
      const { message } = await rejected("NG_AUGMENTATION_FAILED", read({ workers, augmentations }));
      expect(message).to.equal(`${numbered().path(6)}: augmentations[1]: \`throwing\` threw: out of paint`);
    });

    it(`is told by its own error where it has one, with ${workers} workers`, async () => {
      const augmentations = [chosen("resize", { size: [3, 3] }), chosen("padAndCrop", { padding: 0 })];
      const { message } = await rejected("NG_AUGMENTATION_MISFIT", read({ workers, augmentations, shuffle: false }));
      expect(message).to.equal(
        `${numbered().path(0)}: augmentations[1]: the picture with its padding is smaller than what is cropped from it; ` +
          "expected at least 4×4 pixels; `resize` before it, or more `padding`; found 3×3",
      );
    });

    it(`is told where it leaves another size than the network's, with ${workers} workers`, async () => {
      const augmentations = [chosen("resize", { size: [3, 5] })];
      const { message } = await rejected("NG_AUGMENTATION_MISFIT", read({ workers, augmentations, shuffle: false }));
      expect(message).to.equal(
        `${numbered().path(0)}: after its augmentation the picture is not what the network takes; ` +
          "expected 3×4×4; `resize`, `randomResizedCrop` and `padAndCrop` give that; found 3×3×5",
      );
    });
  }

  it("is told where its module does not export it, or does not exist", async () => {
    const { message } = await rejected("NG_AUGMENTATION_FAILED", read({ augmentations: [chosen(misplaced)] }));
    expect(message).to.match(
      /^the augmentation `misplaced` cannot be imported in a worker thread; expected its `module` to export it; found file:.*errors\.js, which exports none of that type$/,
    );
    const { message: missing } = await rejected("NG_AUGMENTATION_FAILED", read({ augmentations: [chosen(nowhere)] }));
    expect(missing).to.match(/`nowhere` cannot be imported in a worker thread; .*; found .*none\.js/);
    await read({ workers: 0, augmentations: [chosen(misplaced), chosen(nowhere)] });
  });
});

describe("augmentations that cannot be", () => {
  const workers = startPictureWorkers(0);
  const split = { length: 0, item: () => expect.fail("nothing is read") };

  it("are refused before anything is read: pixels after values", () => {
    const augmentations = [chosen("normalize"), chosen("horizontalFlip"), chosen("padAndCrop")];
    expect(() => new PictureLoader(split, { workers, network, augmentations }))
      .to.throw(
        "augmentations[1]: `horizontalFlip` changes pixels, which `normalize` before it has made into values; expected `horizontalFlip` before `normalize`",
      )
      .with.property("code", "NG_AUGMENTATION_MISFIT");
  });

  it("are refused before anything is read: single pictures after batches, and batches of an unknown number of classes", () => {
    const refused = (names: readonly string[], classes?: number): unknown => {
      try {
        return new PictureLoader(split, {
          workers,
          network,
          classes,
          augmentations: names.map((name) => chosen(name)),
        });
      } catch (error) {
        return error;
      }
    };
    for (const [names, message] of [
      [
        ["mixup", "horizontalFlip"],
        "augmentations[1]: `horizontalFlip` changes pixels, which `mixup` before it has made into a batch; expected `horizontalFlip` before `mixup`",
      ],
      [
        ["cutmix", "normalize"],
        "augmentations[1]: `normalize` changes values, which `cutmix` before it has made into a batch; expected `normalize` before `cutmix`",
      ],
    ] as const)
      expect(refused(names, 3)).to.include({ code: "NG_AUGMENTATION_MISFIT", message });
    expect(refused(["normalize", "mixup"]))
      .to.have.property("message")
      .that.matches(/^augmentations\[1\]: `mixup` mixes labels/);
    expect(refused(["horizontalFlip", "normalize", "cutmix", "mixup"], 3)).to.be.instanceOf(PictureLoader);
  });

  it("are refused before anything is read: statistics of other channels", () => {
    expect(() => new PictureLoader(split, { workers, network, augmentations: [chosen("normalize", { std: [1] })] }))
      .to.throw("augmentations[0]: `std` of `normalize` is for pictures of other channels; expected 3 values; found 1")
      .with.property("code", "NG_AUGMENTATION_MISFIT");
  });

  it("are refused before anything is read: a network that takes no pictures", () => {
    const four = { ...network, input: { channels: 4, height: 4, width: 4 } };
    expect(() => new PictureLoader(split, { workers, network: four }))
      .to.throw("input.channels: this network takes no pictures; expected 1 channel (grey) or 3 (RGB)")
      .with.property("code", "NG_INPUT_MISFIT");
  });
});
