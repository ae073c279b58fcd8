import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import sharp from "sharp";
import { loadWeights, readNpy } from "@netgraft/weights/node";
import { tiny, tinyConfig } from "../../run/tiny.test.support.js";
import { captured } from "../captured.test.support.js";

describe("netgraft predict, to arrays,", () => {
  let folder = "";
  const inFolder = (name: string): string => join(folder, name);
  const predict = (...argv: readonly string[]): ReturnType<typeof captured> => captured(folder, "predict", ...argv);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-predict-"));
    await writeFile(inFolder("tiny.json"), JSON.stringify(tinyConfig));
    const picture = sharp({ create: { width: 50, height: 40, channels: 3, background: "teal" } });
    await picture.clone().jpeg().toFile(inFolder("teal.jpg"));
    await picture.clone().negate().png().toFile(inFolder("other.png"));
    await captured(folder, "weights", "init", "tiny.json", "-o", "w.safetensors", "--seed", "5");
  });
  after(() => rm(folder, { recursive: true }));

  it("gives the embeddings of a network of no classes, with weights that have a classifier", async () => {
    const argv = ["tiny.json", "--set", "classes=0", "--weights", "w.safetensors", "-i", "teal.jpg", "other.png"];
    const { status, stdout, stderr } = await predict(...argv, "-o", "e.npy");
    expect([status, stdout]).to.deep.equal([0, "e.npy: embedding of 2×16\n"]);
    expect(stderr).to.include("fc.weight");
    await predict("tiny.json", "--weights", "w.safetensors", "-i", "teal.jpg", "other.png", "-o", "y.npy");
    const [embedding, logits] = [await readNpy(inFolder("e.npy")), await readNpy(inFolder("y.npy"))];
    const weights = await loadWeights(inFolder("w.safetensors"), tiny().network.graph.state());
    const [weight, bias] = [weights.get("fc.weight")?.data ?? [], weights.get("fc.bias")?.data ?? []];
    for (const [index, logit] of logits.data.entries()) {
      const [row, label] = [Math.floor(index / 5), index % 5];
      const products = embedding.data
        .slice(row * 16, row * 16 + 16)
        .map((value, place) => value * Number(weight[label * 16 + place]));
      expect(products.reduce((sum, product) => sum + product, Number(bias[label]))).to.be.closeTo(logit, 1e-5);
    }
    for (const more of [[], ["-o", "classes.csv"]]) {
      const refused = await predict(...argv, ...more);
      expect([refused.status, refused.stdout]).to.deep.equal([1, ""]);
      expect(refused.stderr).to.include("error NG_OPTION_UNSUPPORTED\n  classes: the network has no classifier");
    }
  });

  it("writes a feature map or the embedding of pictures in place of their logits", async () => {
    const argv = ["tiny.json", "--init", "5", "--input", "teal.jpg", "other.png", "--batch", "1"];
    const map = await predict(...argv, "--features", "layer2", "-o", "map.npy");
    expect(map.stdout).to.equal("map.npy: feature.layer2 of 2×16×4×4\n");
    const embedding = await predict(...argv, "--embedding", "-o", "one.npy", "--json");
    expect(JSON.parse(embedding.stdout)).to.deep.equal([{ name: "embedding", output: "one.npy", shape: [2, 16] }]);
    // The embedding is the mean of the last map over its positions.
    const [maps, means] = [await readNpy(inFolder("map.npy")), await readNpy(inFolder("one.npy"))];
    expect(maps.shape).to.deep.equal([2, 16, 4, 4]);
    for (const [place, mean] of means.data.entries())
      expect(maps.data.slice(16 * place, 16 * place + 16).reduce((a, b) => a + b) / 16).to.be.closeTo(mean, 1e-5);
    expect(means.data.slice(0, 16)).to.not.deep.equal(means.data.slice(16));
    const both = await predict(...argv, "--features", "layer1,layer2", "--embedding", "-o", "all.npz");
    expect(both.stdout.split("\n")).to.deep.equal([
      "all.npz: feature.layer1 of 2×8×8×8",
      "all.npz: feature.layer2 of 2×16×4×4",
      "all.npz: embedding of 2×16",
      "",
    ]);
    // A ZIP of stored files has the same bytes: those of each array alone, under its name.
    const archive = await readFile(inFolder("all.npz"));
    const names = ["layer1.npy", "layer2.npy", "embedding.npy"];
    // Each before its file, and in the directory at the end.
    expect(archive.toString("latin1").match(/(?:layer\d|embedding)\.npy/g)).to.deep.equal([...names, ...names]);
    for (const alone of ["map.npy", "one.npy"])
      expect(archive.includes(await readFile(inFolder(alone)))).to.equal(true);
    const without = await predict(...argv, "--set", "classes=0", "--features", "layer1", "-o", "first.npy");
    expect(without.stdout).to.equal("first.npy: feature.layer1 of 2×8×8×8\n");
    for (const [more, says] of [
      [["--embedding"], "error NG_OPTION_UNSUPPORTED\n  --output: feature maps and embeddings are written as arrays"],
      [["--features", "layer1", "-o", "map.csv"], "expected -o <file>.npy or -o <file>.npz; found map.csv"],
      [["--features", "layer1,layer9", "-o", "none.npy"], "error NG_NOTHING_SELECTED\n  feature.layer9: "],
    ] as const) {
      const refused = await predict(...argv, ...more);
      expect([refused.status, refused.stdout]).to.deep.equal([1, ""]);
      expect(refused.stderr).to.include(says);
    }
  });
});
