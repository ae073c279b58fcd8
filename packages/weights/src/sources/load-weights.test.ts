import { join } from "node:path";
import type { TensorSpec } from "@netgraft/core/graph";
import { folderWith, rejection } from "@netgraft/test-support";
import { expect } from "chai";
import { writeSafetensors } from "../formats/safetensors/write-safetensors.js";
import { initialize } from "../initialize/initialize.js";
import { loadWeights } from "./load-weights.js";

const spec = (name: string, shape: readonly number[] = [4, 4]): TensorSpec => ({
  name,
  shape,
  dtype: "float32",
  role: "parameter",
  initializer: { kind: "normal", deviation: 1 },
});

const layers = ["layer1.0", "layer1.1", "layer2.0", "layer2.1", "layer3.0"];
const plain = [...layers.map((layer) => spec(`${layer}.conv.weight`)), spec("fc.weight", [3, 4])];
const se = layers.map((layer) => spec(`${layer}.se.fc.weight`));
const heads = [spec("aux1.fc.weight"), spec("head2.weight")];

/**
 * What is taken of a file is what PyTorch's load_state_dict takes of it once the excepted names are left out of both
 * sides: everything else, to the bit.
 */
describe("weights from a file, but for modules that are excepted", () => {
  const folder = folderWith();
  const cases: readonly [
    what: string,
    file: readonly TensorSpec[],
    wanted: readonly TensorSpec[],
    except: readonly string[],
    left: RegExp,
  ][] = [
    ["SE that only the file has", [...plain, ...se], plain, ["layer*.*.se"], /\.se\./],
    ["SE that only the network has", plain, [...plain, ...se], ["layer*.*.se"], /\.se\./],
    ["heads that only the file has", [...plain, ...heads], plain, ["aux1", "head2"], /^(aux1|head2)/],
    ["a head that has other shapes", [...plain.slice(0, -1), spec("fc.weight", [7, 4])], plain, ["fc"], /^fc/],
    ["what differs on both sides", [...plain, ...heads], [...plain, ...se], ["{aux1, head2}", "**.se"], /\.se\./],
    ["parts of what both have", plain, plain, ["{layer2, layer3}"], /^layer[23]/],
    ["nested choices", plain, plain, ["{layer2.{0, 1}, layer3.0}"], /^layer[23]/],
    ["a tensor by its own name", [...plain, spec("step")], plain, ["step"], /^step/],
  ];
  cases.forEach(([what, file, wanted, except, left], index) =>
    it(`leaves out ${what}`, async () => {
      const path = join(folder(), `${index}.safetensors`);
      const stored = initialize(file, { seed: 3 });
      await writeSafetensors(path, stored);
      const loaded = await loadWeights(path, wanted, { except });
      const names = wanted.map(({ name }) => name).filter((name) => !left.test(name));
      expect([...loaded]).to.deep.equal(names.map((name) => [name, stored.get(name)]));
    }),
  );

  it("refuses an exception that neither side has, be it one choice of many", async () => {
    const path = join(folder(), "w.safetensors");
    await writeSafetensors(path, initialize([...plain, ...se], { seed: 3 }));
    const error = await rejection(loadWeights(path, plain, { except: ["layer*.*.{se, eca}"] }));
    expect(error).to.have.property("code", "NG_WEIGHTS_MISMATCH");
    expect(String(error)).to.include('have a module "layer*.*.eca"').and.not.include("unexpected");
  });
});
