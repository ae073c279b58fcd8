import { writeFile } from "node:fs/promises";
import { fileReader } from "@netgraft/files";
import { definePlugin } from "@netgraft/core";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import sharp from "sharp";
import { createFramework } from "../create-framework.js";
import { openNetwork } from "../open-network.js";
import { classify } from "./classify.js";
import { predictEach, type Prediction } from "./predict-each.js";
import { predictFiles } from "./predict-files.js";
import { tiny, tinyConfig } from "./tiny.test.support.js";
import { writeInitialWeights } from "./write-initial-weights.js";

const options = { weights: { seed: 3 }, threads: 1 } as const;

async function all(predictions: AsyncIterable<Prediction>): Promise<readonly Prediction[]> {
  const found: Prediction[] = [];
  for await (const prediction of predictions) found.push(prediction);
  return found;
}

describe("predictEach", () => {
  const place = folderWith({ "cut.jpg": Buffer.from("ffd8ffe000104a464946", "hex") });
  const pictures = (...names: readonly (number | string)[]): readonly string[] =>
    names.map((name) => place(typeof name === "number" ? `${name}.png` : name));
  before(async () => {
    for (const level of [0, 1, 2, 3, 4])
      await sharp({ create: { width: 40, height: 40, channels: 3, background: { r: level * 60, g: 200, b: 60 } } })
        .png()
        .toFile(place(`${level}.png`));
  });

  it("goes on after pictures that cannot be read, in order, in batches of any size", async () => {
    const composition = tiny();
    const files = pictures("none.png", 0, "cut.jpg", 1, 2, "cut.jpg", 3, 4);
    const { logits } = await predictFiles(composition, pictures(0, 1, 2, 3, 4), options);
    for (const batch of [1, 3, 16]) {
      const found = await all(predictEach(composition, files, { ...options, batch }));
      expect(found.map(({ name }) => name)).to.deep.equal(files);
      expect(found.map(({ error }) => error?.code)).to.deep.equal([
        "NG_READ_FAILED",
        undefined,
        "NG_PICTURE_FORMAT",
        undefined,
        undefined,
        "NG_PICTURE_FORMAT",
        undefined,
        undefined,
      ]);
      const values = found.flatMap((each) => [...(each.logits ?? [])]);
      expect(values).to.have.lengthOf(25);
      for (const [index, value] of values.entries()) expect(value).to.be.closeTo(logits.data[index] ?? NaN, 1e-5);
    }
  });

  /** A composition that counts what is read, and how many sessions are open. */
  function counted(): { composition: ReturnType<typeof tiny>; reads: string[]; engine: ReturnType<typeof engineOf> } {
    const reads: string[] = [];
    const framework = createFramework({
      plugins: [
        definePlugin({
          name: "counted",
          apiVersion: "^1.1",
          register: (context) =>
            void context.bind(fileReader).toConstantValue({
              read: async (path) => {
                reads.push(path);
                return sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
                  .png()
                  .toBuffer();
              },
            }),
        }),
      ],
    });
    const network = framework.compose(tinyConfig);
    return { composition: { framework, network }, reads, engine: engineOf() };
  }

  /** An engine whose logits are zero. */
  function engineOf(): {
    opened: number;
    released: number;
    readonly open: NonNullable<Parameters<typeof predictEach>[2]["engine"]>;
  } {
    const inner = createFramework().catalog.engines.get("onnx");
    const state = {
      opened: 0,
      released: 0,
      open: {
        ...inner,
        name: "zero",
        unsupported: () => [],
        open: () => {
          state.opened += 1;
          return Promise.resolve({
            run: (inputs: Readonly<Record<string, { readonly shape: readonly number[] }>>) => {
              const count = inputs["input"]?.shape[0] ?? 0;
              const logits = { dtype: "float32", shape: [count, 5], data: new Float32Array(count * 5) } as const;
              return Promise.resolve({ logits });
            },
            benchmark: () => Promise.resolve([]),
            release: () => {
              state.released += 1;
              return Promise.resolve();
            },
          });
        },
      },
    };
    return state;
  }

  it("has no more in memory than a batch and the next one, and releases the network where nobody asks on", async () => {
    const { composition, reads, engine } = counted();
    const files = Array.from({ length: 1000 }, (_, index) => `${index}.png`);
    const predictions = predictEach(composition, files, { ...options, engine: engine.open, batch: 4 });
    expect((await predictions.next()).value).to.have.property("name", "0.png");
    expect(reads.length).to.be.at.most(8);
    for (let count = 1; count < 9; count += 1) await predictions.next();
    expect(reads.length).to.be.within(12, 16);
    await predictions.return();
    expect(engine).to.include({ opened: 1, released: 1 });
  });

  it("loads no network where nothing can be read", async () => {
    const engine = engineOf();
    const found = await all(predictEach(tiny(), pictures("cut.jpg", "none.png"), { ...options, engine: engine.open }));
    expect(found.every(({ error }) => error !== undefined)).to.equal(true);
    expect(engine.opened).to.equal(0);
  });

  it("ends where the work is aborted", async () => {
    const { composition, engine } = counted();
    const controller = new AbortController();
    const running = { ...options, engine: engine.open, batch: 2, signal: controller.signal };
    const predictions = predictEach(composition, ["a.png", "b.png", "c.png", "d.png", "e.png"], running);
    await predictions.next();
    controller.abort(new Error("enough"));
    await predictions.next();
    expect(await rejection(predictions.next())).to.have.property("message", "enough");
  });
});

describe("classify", () => {
  const place = folderWith({ "cut.jpg": Buffer.from("ffd8ffe000104a464946", "hex") });
  before(() =>
    sharp({ create: { width: 40, height: 40, channels: 3, background: "teal" } })
      .png()
      .toFile(place("teal.png")),
  );
  const labels = ["ant", "bee", "cat", "dog", "eel"];

  it("gives the most probable classes of a picture by name", async () => {
    const opened = tiny({ labels });
    const { logits } = await predictFiles(opened, [place("teal.png")], options);
    const best = await classify(opened, place("teal.png"), { ...options, top: 2 });
    expect(best).to.have.lengthOf(2);
    const top = logits.data.indexOf(Math.max(...logits.data));
    expect(best[0]).to.include({ index: top, label: labels[top] });
    const total = logits.data.reduce((sum, logit) => sum + Math.exp(logit), 0);
    expect(best[0]?.probability).to.be.closeTo(Math.exp(logits.data[top] ?? NaN) / total, 1e-6);
    const [first, second] = await classify(opened, [place("teal.png"), place("teal.png")], { ...options, top: 2 });
    expect([first, second]).to.deep.equal([best, best]);
  });

  it("gives the sigmoid of each class where the network is trained by binary cross entropy", async () => {
    const training = { dataset: { type: "folder", path: "nowhere" }, epochs: 1, loss: { type: "binaryCrossEntropy" } };
    const opened = tiny({ training });
    const { logits } = await predictFiles(opened, [place("teal.png")], options);
    const best = await classify(opened, place("teal.png"), options);
    for (const { index, probability, label } of best) {
      expect(probability).to.be.closeTo(1 / (1 + Math.exp(-(logits.data[index] ?? NaN))), 1e-6);
      expect(label).to.equal(undefined);
    }
  });

  it("takes the best weights of a run that is opened", async () => {
    await writeFile(place("config.yaml"), JSON.stringify(tinyConfig));
    await writeInitialWeights(tiny().network, place("best.safetensors"), { seed: 3 });
    const opened = await openNetwork(place());
    expect(opened.weights).to.deep.equal({ file: place("best.safetensors") });
    const best = await classify(opened, place("teal.png"), { threads: 1 });
    expect(best).to.deep.equal(await classify(tiny(), place("teal.png"), options));
    expect((await openNetwork(place("config.yaml"))).weights).to.equal(undefined);
  });

  it("says that weights are needed, and which picture cannot be read", async () => {
    expect(await rejection(classify(tiny(), place("teal.png")))).to.have.property("code", "NG_WEIGHTS_NEEDED");
    const error = await rejection(classify(tiny(), [place("teal.png"), place("cut.jpg")], options));
    expect(error).to.have.property("code", "NG_PICTURE_FORMAT");
    expect(String(error)).to.include("cut.jpg");
  });
});
