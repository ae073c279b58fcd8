import { join } from "node:path";
import type { NetgraftError, Network } from "@netgraft/core";
import { float32Tensor } from "@netgraft/core/graph";
import { folderWith, rejection } from "@netgraft/test-support";
import { initialize } from "@netgraft/weights";
import { writeSafetensors } from "@netgraft/weights/node";
import { expect } from "chai";
import { inspectWeights } from "./inspect-weights.js";
import { networkState } from "./network-state.js";
import type { PartialWeights } from "./weights-source.js";
import { createFramework } from "../create-framework.js";
import { tiny, tinyConfig } from "./tiny.test.support.js";

describe("the weights of a network from a file", () => {
  const folder = folderWith();
  const { network } = tiny();
  const specs = network.graph.state();
  const [head] = [["fc.weight", "fc.bias"]];
  const other = initialize(tiny({ classes: 7 }).network.graph.state(), { seed: 3 });
  before(() => writeSafetensors(join(folder(), "w.safetensors"), other));

  it("of other classes are refused, with the module that can be drawn instead", async () => {
    const file = join(folder(), "w.safetensors");
    const error = await rejection(networkState(network, { file }));
    expect(error).to.have.property("code", "NG_WEIGHTS_MISMATCH");
    // Just checked.
    const { problems } = error as NetgraftError;
    expect(problems.at(-1)).to.include({ at: "except", expected: "fc" });
    expect(problems.filter(({ message }) => message.includes("another shape"))).to.have.lengthOf(2);
  });

  it("are read but for what is excepted, which is drawn with the seed and told", async () => {
    const told: PartialWeights[] = [];
    const onPartial = (partial: PartialWeights): number => told.push(partial);
    const source = { file: join(folder(), "w.safetensors"), except: ["fc"], seed: 9, onPartial };
    const state = await networkState(network, source);
    expect(told.map(({ drawn, left }) => [drawn.toSorted(), left.toSorted()])).to.deep.equal([[head.toSorted(), []]]);
    expect([...state.keys()]).to.deep.equal(specs.map(({ name }) => name));
    const fresh = initialize(specs, { seed: 9 });
    for (const [name, tensor] of state)
      expect(tensor, name).to.deep.equal((head.includes(name) ? fresh : other).get(name));
  });

  it("are told that a module which only the file has was left out", async () => {
    const withSe = initialize(specs, { seed: 3 });
    await writeSafetensors(join(folder(), "se.safetensors"), withSe);
    const plain = createFramework().compose({ ...tinyConfig, attachments: [] });
    const file = join(folder(), "se.safetensors");
    const error = await rejection(networkState(plain, { file }));
    // What is proposed is taken.
    const [proposed = ""] = (error as NetgraftError).problems.flatMap(({ at, expected }) =>
      at === "except" ? [expected] : [],
    );
    expect(proposed).to.equal("layer*.*.se");
    const told: PartialWeights[] = [];
    const state = await networkState(plain, { file, except: [proposed], onPartial: (each) => told.push(each) });
    expect([...state]).to.deep.equal(plain.graph.state().map(({ name }) => [name, withSe.get(name)]));
    const left = specs.map(({ name }) => name).filter((name) => name.includes(".se."));
    expect(told.map((each) => [each.drawn, each.left.toSorted()])).to.deep.equal([[[], left.toSorted()]]);
  });

  it("at hand are those of the network by shape, not by the number of elements", async () => {
    const state = new Map(initialize(specs, { seed: 1 }));
    const [o = 0, i = 0, ...kernel] = state.get("conv1.weight")?.shape ?? [];
    state.set(
      "conv1.weight",
      float32Tensor([i, o, ...kernel], new Float32Array(o * i * kernel.reduce((a, b) => a * b))),
    );
    expect(await rejection(networkState(network, { state }))).to.have.property("code", "NG_MODEL_TENSOR");
  });
});

/** What torchvision does when it builds a network without its auxiliary heads from the published file, which has them. */
describe("a network without auxiliary heads", () => {
  const folder = folderWith();
  const { catalog } = createFramework();
  const backbones = catalog.backbones.names().filter((type) => catalog.backbones.get(type).auxiliary !== undefined);

  it("can be made of two backbones", () => {
    expect(backbones).to.deep.equal(["googlenet", "inception_v3"]);
  });

  for (const type of backbones)
    it(`takes the weights of ${type} with them, and tells what it has left`, async () => {
      const composed = (auxiliary: boolean): Network =>
        createFramework().compose({
          name: type,
          classes: 5,
          backbone: { type, widthMultiplier: 0.125, auxiliary },
          input: { height: 75, width: 83 },
        });
      const [whole, plain] = [composed(true), composed(false)];
      const heads = whole.graph.scopes.flatMap(({ kind, path }) => (kind === "auxiliary" ? [path] : []));
      expect(plain.surplus).to.deep.equal(heads);
      const weights = initialize(whole.graph.state(), { seed: 1 });
      const file = join(folder(), `${type}.safetensors`);
      await writeSafetensors(file, weights);
      const told: PartialWeights[] = [];
      const state = await networkState(plain, { file, onPartial: (partial) => told.push(partial) });
      expect([...state]).to.deep.equal(plain.graph.state().map(({ name }) => [name, weights.get(name)]));
      const left = [...weights.keys()].filter((name) => !state.has(name) && !name.endsWith("num_batches_tracked"));
      expect(told.map((each) => [each.drawn, each.left.toSorted()])).to.deep.equal([[[], left.toSorted()]]);
      expect(left.every((name) => heads.some((head) => name.startsWith(`${head}.`)))).to.equal(true);
      expect(await inspectWeights(file, { network: plain })).to.have.nested.property("network.fits", true);
    });
});

/** What timm does when it builds a network with `num_classes=0` from published weights. */
describe("a network of no classes", () => {
  const folder = folderWith();

  it("takes weights that have a classifier, of whatever classes, or none, and tells what it has left", async () => {
    const framework = createFramework();
    const composed = (classes: number): Network =>
      framework.compose({
        name: "embedding",
        classes,
        backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 4 },
      });
    const network = composed(0);
    const names = network.graph.state().map(({ name }) => name);
    for (const classes of [7, 0]) {
      const weights = initialize(composed(classes).graph.state(), { seed: 1 });
      const file = join(folder(), `${classes}.safetensors`);
      await writeSafetensors(file, weights);
      const told: PartialWeights[] = [];
      const state = await networkState(network, { file, onPartial: (partial) => told.push(partial) });
      expect([...state]).to.deep.equal(names.map((name) => [name, weights.get(name)]));
      expect(told).to.deep.equal(classes === 0 ? [] : [{ drawn: [], left: ["fc.bias", "fc.weight"] }]);
      expect(await inspectWeights(file, { network })).to.have.nested.property("network.fits", true);
    }
  });
});
