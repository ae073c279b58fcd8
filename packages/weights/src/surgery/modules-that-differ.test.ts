import type { TensorShape, TensorSpec } from "@netgraft/core/graph";
import { expect } from "chai";
import { matchStateDict } from "./match-state-dict.js";
import { modulesThatDiffer } from "./modules-that-differ.js";

type Shapes = Readonly<Record<string, readonly number[]>>;

const body: Shapes = {
  "conv1.weight": [8, 3, 3, 3],
  "layer1.0.conv1.weight": [8, 8, 3, 3],
  "layer1.0.bn1.weight": [8],
  "layer1.1.conv1.weight": [8, 8, 3, 3],
  "layer1.1.bn1.weight": [8],
};
const attention: Shapes = { "layer1.0.se.fc.weight": [2, 8], "layer1.1.se.fc.weight": [2, 8] };
const head = (classes: number): Shapes => ({ "fc.weight": [classes, 8], "fc.bias": [classes] });

function differing(network: Shapes, weights: Shapes, auxiliary = false): readonly string[] | undefined {
  const specs = Object.entries(network).map(([name, shape]): TensorSpec => ({
    name,
    shape,
    dtype: "float32",
    role: "parameter",
    initializer: { kind: "zeros" },
    ...(auxiliary && name.startsWith("aux") ? { auxiliary } : {}),
  }));
  const found = new Map(
    Object.entries(weights).map(([name, shape]): [string, TensorShape] => [name, { dtype: "float32", shape }]),
  );
  return modulesThatDiffer(specs, found);
}

describe("modulesThatDiffer", () => {
  it("finds none in the weights of the network", () => {
    expect(differing({ ...body, ...head(10) }, { ...body, ...head(10), "bn1.num_batches_tracked": [] })).to.deep.equal(
      [],
    );
  });

  it("finds a head for other classes", () => {
    expect(differing({ ...body, ...head(10) }, { ...body, ...head(1000) })).to.deep.equal(["fc"]);
  });

  it("finds the largest module in which nothing fits", () => {
    const classifier = (classes: number): Shapes => ({
      "classifier.0.weight": [8, 8],
      "classifier.3.weight": [classes, 8],
    });
    expect(differing({ ...body, ...classifier(10) }, { ...body, ...classifier(7) })).to.deep.equal(["classifier.3"]);
  });

  it("writes blocks that one of them lacks as one pattern", () => {
    const [plain, attended] = [body, { ...body, ...attention }];
    expect(differing(attended, plain)).to.deep.equal(["layer*.*.se"]);
    expect(differing(plain, attended)).to.deep.equal(["layer*.*.se"]);
  });

  it("does not let a pattern take what fits", () => {
    const { "layer1.0.conv1.weight": _lost, "layer1.1.conv1.weight": _too, ...rest } = body;
    const two: Shapes = { ...body, "layer2.0.conv1.weight": [8, 8, 3, 3], "layer2.0.bn1.weight": [8] };
    const found = { ...rest, "layer2.0.conv1.weight": [8, 8, 3, 3], "layer2.0.bn1.weight": [8] };
    expect(differing(two, found)).to.deep.equal(["layer1.0.conv1", "layer1.1.conv1"]);
  });

  it("asks for no auxiliary head that the weights may lack", () => {
    expect(
      differing({ ...body, ...head(10), "aux1.fc.weight": [10, 8] }, { ...body, ...head(10) }, true),
    ).to.deep.equal([]);
  });

  it("has no answer to the weights of something else", () => {
    expect(differing({ ...body, ...head(10) }, { "conv1.weight": [8, 3, 3, 3], "features.0.weight": [8] })).to.equal(
      undefined,
    );
  });

  it("gives what makes the weights fit", () => {
    const specs = Object.entries({ ...body, ...attention, ...head(10) }).map(([name, shape]): TensorSpec => ({
      name,
      shape,
      dtype: "float32",
      role: "parameter",
      initializer: { kind: "zeros" },
    }));
    const tensors = new Map(
      Object.entries({ ...body, ...head(7) }).map(([name, shape]) => [
        name,
        { dtype: "float32" as const, shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) },
      ]),
    );
    const except = modulesThatDiffer(specs, tensors) ?? [];
    expect([...matchStateDict(specs, tensors, { except }).keys()]).to.deep.equal(Object.keys(body));
  });
});
