import type { StateDict, Tensor, TensorSpec } from "@netgraft/core/graph";
import { expect } from "chai";
import { WeightsMismatchError } from "../errors.js";
import { fitsShape } from "./fits-shape.js";
import { stateDictDifferences } from "./check-state-dict.js";
import { matchStateDict } from "./match-state-dict.js";

function spec(name: string, shape: readonly number[]): TensorSpec {
  return { name, shape, dtype: "float32", role: "parameter", initializer: { kind: "zeros" } };
}

function zeros(shape: readonly number[]): Tensor<"float32"> {
  return { dtype: "float32", shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) };
}

const specs = [
  spec("layer1.0.conv1.weight", [64, 64, 1, 1]),
  spec("layer1.0.bn1.weight", [64]),
  spec("layer1.0.se.fc1.weight", [4, 64, 1, 1]),
];

function problemsOf(tensors: StateDict, file?: string): string[] {
  try {
    matchStateDict(specs, tensors, file === undefined ? {} : { file });
  } catch (error) {
    if (error instanceof WeightsMismatchError) return error.message.split("\n");
    throw error;
  }
  throw new Error("the state dict was accepted");
}

describe("matchStateDict", () => {
  it("returns the tensors in the order of the specs without copying them", () => {
    const reversed = new Map(specs.toReversed().map(({ name, shape }) => [name, zeros(shape)]));
    const matched = matchStateDict(specs, reversed);
    expect([...matched.keys()]).to.deep.equal(specs.map(({ name }) => name));
    expect(matched.get("layer1.0.bn1.weight")?.data).to.equal(reversed.get("layer1.0.bn1.weight")?.data);
  });

  it("lists every missing, unexpected and wrongly shaped tensor in one error, with its nearest name", () => {
    const tensors: StateDict = new Map([
      ["layer1.0.conv1.weight", zeros([64, 64, 3, 3])],
      ["layer1.0.bn_1.weight", zeros([64])],
      ["layer1.0.se.fc1.weight", zeros([64, 4])],
      ["head.classifier.scale", zeros([1000, 64])],
    ]);
    expect(problemsOf(tensors, "w.safetensors")).to.deep.equal([
      'w.safetensors: tensor "layer1.0.bn1.weight" is missing; expected [64]. Did you mean "layer1.0.bn_1.weight"?',
      'w.safetensors: tensor "layer1.0.bn_1.weight" is unexpected; found float32 [64]. Did you mean "layer1.0.bn1.weight"?',
      'w.safetensors: tensor "head.classifier.scale" is unexpected; found float32 [1000, 64]',
      'w.safetensors: tensor "layer1.0.conv1.weight" has another shape; expected float32 [64, 64, 1, 1]; found float32 [64, 64, 3, 3]',
      'w.safetensors: tensor "layer1.0.se.fc1.weight" has another shape; expected float32 [4, 64, 1, 1]; found float32 [64, 4]',
    ]);
  });

  it("does without tensors of auxiliary heads, and takes them where they are there", () => {
    const withHead = [...specs, { ...spec("aux1.fc.weight", [5, 8]), auxiliary: true } as const];
    const body = specs.map(({ name, shape }) => [name, zeros(shape)] as const);
    expect([...matchStateDict(withHead, new Map(body)).keys()]).to.deep.equal(specs.map(({ name }) => name));
    const whole = new Map([...body, ["aux1.fc.weight", zeros([5, 8])]]);
    expect([...matchStateDict(withHead, whole).keys()]).to.include("aux1.fc.weight");
    expect(() => matchStateDict(withHead, new Map([...body, ["aux1.fc.weight", zeros([8])]]))).to.throw(
      "another shape",
    );
    expect(() => matchStateDict(specs, whole)).to.throw("unexpected");
  });

  it("leaves out what is excepted, whatever either side has of it", () => {
    const tensors: StateDict = new Map([
      ["layer1.0.conv1.weight", zeros([64, 64, 1, 1])],
      ["layer1.0.bn1.weight", zeros([7])],
      ["fc.weight", zeros([5, 64])],
    ]);
    const except = ["{layer1.0.bn1, layer*.*.se}", "fc"];
    expect([...matchStateDict(specs, tensors, { except }).keys()]).to.deep.equal(["layer1.0.conv1.weight"]);
    // A pattern is one of whole names.
    expect(() => matchStateDict(specs, tensors, { except: ["layer1.0.b", "layer1.0.se", "fc.weight"] })).to.throw(
      /^except\[0\]: neither the network nor the weights have a module "layer1\.0\.b"\. Did you mean "layer1\.0"\?\ntensor "layer1\.0\.bn1\.weight" has another shape/,
    );
  });

  it("names each choice of an exception that neither side has", () => {
    const tensors: StateDict = new Map([["layer1.0.conv1.weight", zeros([64, 64, 1, 1])]]);
    expect(() => matchStateDict(specs, tensors, { except: ["layer1.0.{bn1,{se, eca}}", "{fc,fd}"] })).to.throw(
      /^except\[0\]: .*"layer1\.0\.eca".*\nexcept\[1\]: .*"fc"\nexcept\[1\]: .*"fd"/,
    );
  });

  it("refuses integers in the place of weights", () => {
    const tensors = new Map<string, Tensor>(specs.map(({ name, shape }) => [name, zeros(shape)]));
    tensors.set("layer1.0.bn1.weight", { dtype: "int32", shape: [64], data: new Int32Array(64) });
    expect(problemsOf(tensors)).to.deep.equal([
      'tensor "layer1.0.bn1.weight" has another dtype; expected float32 [64]; found int32 [64]',
    ]);
  });

  it("neither needs nor minds num_batches_tracked, on either side", () => {
    const count: Tensor = { dtype: "int64", shape: [], data: BigInt64Array.of(3n) };
    const counted = spec("layer1.0.bn1.num_batches_tracked", []);
    const plain = new Map<string, Tensor>(specs.map(({ name, shape }) => [name, zeros(shape)]));
    const withCount = new Map(plain).set("layer1.0.bn1.num_batches_tracked", count).set("num_batches_tracked", count);
    const pairs = [
      { wanted: specs, tensors: withCount },
      { wanted: [...specs, counted], tensors: plain },
      { wanted: [...specs, counted], tensors: withCount },
    ];
    for (const { wanted, tensors } of pairs) {
      expect([...matchStateDict(wanted, tensors).keys()]).to.deep.equal(specs.map(({ name }) => name));
    }
  });

  it("converts other floats, and gives a dense layer's weight the shape of the convolution", () => {
    const matched = matchStateDict(
      [spec("se.fc.weight", [2, 1, 1, 1])],
      new Map([["se.fc.weight", { dtype: "float16", shape: [2, 1], data: Uint16Array.of(0x3c00, 0x3800) }]]),
    );
    expect(matched.get("se.fc.weight")).to.deep.equal({
      dtype: "float32",
      shape: [2, 1, 1, 1],
      data: Float32Array.of(1, 0.5),
    });
  });

  it("names what fails among a thousand tensors in reasonable time @long", () => {
    const many = Array.from({ length: 600 }, (_, i) => spec(`layer${i % 4}.${i}.conv1.weight`, [64, 64, 1, 1]));
    const renamed: StateDict = new Map(many.map(({ name }) => [name.replace("layer", "features.stage"), zeros([1])]));
    const start = performance.now();
    expect(stateDictDifferences(many, renamed)).to.have.length(1200);
    expect(() => matchStateDict(many, renamed))
      .to.throw(WeightsMismatchError)
      .with.property("problems")
      .that.has.length(7);
    expect(performance.now() - start).to.be.below(5000);
  });
});

describe("fitsShape", () => {
  const fitting = [
    { a: [4, 64], b: [4, 64, 1, 1] },
    { a: [4, 64], b: [4, 64, 1] },
    { a: [4, 64], b: [4, 64] },
    { a: [8], b: [8] },
    { a: [], b: [] },
  ];
  const different = [
    { a: [4, 64], b: [64, 4, 1, 1] },
    { a: [4, 64], b: [4, 64, 3, 3] },
    { a: [4, 64], b: [4, 1, 64, 1] },
    { a: [4, 64], b: [256] },
    { a: [8], b: [8, 1] },
    { a: [], b: [1] },
  ];

  it("lets only trailing ones differ, from two axes on", () => {
    for (const { a, b } of fitting)
      expect([fitsShape(a, b), fitsShape(b, a)], `${a.join()} and ${b.join()}`).to.deep.equal([true, true]);
    for (const { a, b } of different)
      expect([fitsShape(a, b), fitsShape(b, a)], `${a.join()} and ${b.join()}`).to.deep.equal([false, false]);
  });
});
