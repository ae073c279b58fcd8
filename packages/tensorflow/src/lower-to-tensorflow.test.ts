import {
  formulasBelow,
  axes,
  batchNorm,
  conv,
  coreOperations,
  differentiate,
  type Graph,
  GraphBuilder,
  only,
  relu,
  squareWindow,
  toTraining,
} from "@netgraft/core/graph";
import { expect } from "chai";
import { emitters } from "./emitters/index.js";
import { lowerToTensorFlow, unsupportedOperations } from "./lower-to-tensorflow.js";

const zeros = { kind: "zeros" } as const;

/** A convolution, its norm and ReLU. */
function network(batch: number | "any" = 2): GraphBuilder {
  const b = new GraphBuilder("network");
  const x = b.input("input", { dtype: "float32", axes: axes({ batch, channel: 3, height: 8, width: 8 }) });
  const w = b.parameter("conv.weight", axes({ out: 4, in: 3, height: 3, width: 3 }), zeros);
  const vectors = ["running_mean", "running_var", "weight", "bias"].map((name) =>
    name.startsWith("running")
      ? b.buffer(`bn.${name}`, axes({ channel: 4 }), zeros)
      : b.parameter(`bn.${name}`, axes({ channel: 4 }), zeros),
  );
  const [mean, variance, weight, bias] = vectors;
  if (mean === undefined || variance === undefined || weight === undefined || bias === undefined) return b;
  const y = only(
    b.apply(conv, [x, w], { groups: 1, windows: squareWindow({ size: 3, stride: 2, padding: 1 }) }, "conv"),
  );
  const normal = only(b.apply(batchNorm, [y, weight, bias, mean, variance], { epsilon: 1e-5, momentum: 0.1 }, "bn"));
  b.output("y", only(b.apply(relu, [normal], {}, "relu")));
  return b;
}

/** The step w ← w − gradient of everything. */
function step(): Graph {
  const training = toTraining(network().build());
  const b = GraphBuilder.continuing(training);
  const calculate = formulasBelow(b, "loss");
  for (const y of Object.values(training.outputs))
    b.output(
      "loss",
      calculate.reduceSum(
        calculate.multiply(y, y),
        y.axes.map(({ name }) => name),
      ),
    );
  const derived = differentiate(b.build(), { of: "loss" });
  const updated = GraphBuilder.continuing(derived);
  for (const value of derived.values) {
    const { source } = value;
    const gradient = source.kind === "parameter" ? derived.outputs[`gradient.${source.name}`] : undefined;
    if (source.kind === "parameter" && gradient !== undefined)
      updated.update(source.name, formulasBelow(updated, source.name).subtract(value, gradient));
  }
  return updated.build();
}

describe("lowerToTensorFlow", () => {
  it("has an emitter or a decomposition for every operation of core", () => {
    const neither = [...coreOperations.values()].filter(
      (each) => !emitters.has(each.kind) && each.decompose === undefined,
    );
    expect(neither.map(({ kind }) => kind)).to.deep.equal([]);
  });

  it("computes with channels last, and turns a picture once", () => {
    const { nodes } = lowerToTensorFlow({ predict: network("any").build() });
    const predicting = nodes.filter(({ name }) => !/^(init|read|variables)\//.test(name) && !name.includes("Const"));
    expect(predicting.map(({ op }) => op)).to.deep.equal([
      "Placeholder",
      ...Array.from({ length: 5 }, () => "ReadVariableOp"),
      "Transpose",
      "Conv2D",
      "FusedBatchNormV3",
      "Relu",
      "Transpose",
      "Identity",
    ]);
    expect(nodes.find(({ op }) => op === "Conv2D")?.attributes).to.deep.include({
      strides: [1, 2, 2, 1],
      padding: "EXPLICIT",
      explicit_paddings: [0, 0, 1, 1, 1, 1, 0, 0],
    });
  });

  it("takes pictures with channels last where that is asked for", () => {
    const { nodes, signatures } = lowerToTensorFlow({ predict: network("any").build() }, { channelsLast: true });
    expect(signatures["predict"]?.inputs["input"]?.shape).to.deep.equal([-1, 8, 8, 3]);
    expect(signatures["predict"]?.outputs["y"]?.shape).to.deep.equal([-1, 4, 4, 4]);
    expect(nodes.filter(({ op, name }) => op === "Transpose" && name.startsWith("predict"))).to.deep.equal([]);
  });

  it("keeps kernels as TensorFlow has them, and passes them as the state dict has them", () => {
    const { nodes, signatures } = lowerToTensorFlow({ predict: network().build() });
    const variable = nodes.find(({ attributes }) => attributes["shared_name"] === "conv.weight");
    expect(variable?.attributes["shape"]).to.deep.equal({ shape: [3, 3, 3, 4] });
    for (const port of [signatures["init"]?.inputs["conv.weight"], signatures["read"]?.outputs["conv.weight"]])
      expect(port?.shape).to.deep.equal([4, 3, 3, 3]);
  });

  it("trains with fused operations, and reads each variable once in a step", () => {
    const graph = step();
    const { nodes, signatures } = lowerToTensorFlow({ step: graph, predict: network().build() });
    const ops = nodes.filter(({ name }) => !/^(init|read|predict|undo_step)\//.test(name)).map(({ op }) => op);
    expect(ops).to.include.members(["FusedBatchNormGradV3", "ReluGrad", "Conv2DBackpropFilter"]);
    expect(ops).to.not.include("Greater");
    const reads = nodes.filter(({ op, name }) => op === "ReadVariableOp" && name.startsWith("step/"));
    expect(reads).to.have.lengthOf(graph.state().length);
    expect(Object.keys(signatures)).to.deep.equal(["train_step", "undo_train_step", "predict", "init", "read"]);
  });

  it("changes the state when all of what it becomes is computed", () => {
    const { nodes } = lowerToTensorFlow({ step: step() });
    const computed = nodes.find(({ name }) => name === "step/computed");
    expect(computed?.inputs).to.have.lengthOf.at.least(3);
    const assigned = nodes.filter(({ op, name }) => op === "AssignVariableOp" && name.startsWith("step/"));
    expect(assigned).to.have.lengthOf(2 * 5);
    for (const { inputs } of assigned) expect(inputs).to.include("^step/computed");
  });

  it("writes convolutions in groups one by one where that is asked for", () => {
    const b = new GraphBuilder("grouped");
    const x = b.input("input", { dtype: "float32", axes: axes({ batch: 2, channel: 4, height: 8, width: 8 }) });
    const w = b.parameter("w", axes({ out: 4, in: 2, height: 3, width: 3 }), zeros);
    b.output("y", only(b.apply(conv, [x, w], { groups: 2, windows: squareWindow({ size: 3 }) })));
    const count = (splitsGroups: boolean): number =>
      lowerToTensorFlow({ predict: b.build() }, { splitsGroups }).nodes.filter(({ op }) => op === "Conv2D").length;
    expect([count(false), count(true)]).to.deep.equal([1, 2]);
  });

  it("names every node that it cannot express", () => {
    const b = new GraphBuilder("mystery");
    const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 3 }) });
    const mystery: typeof relu = { kind: "mystery", attributes: relu.attributes, infer: relu.infer };
    const first = only(b.apply(mystery, [x], {}, "stem.mystery"));
    b.output("y", only(b.apply(mystery, [first], {}, "head.mystery")));
    expect(unsupportedOperations(b.build())).to.deep.equal(["mystery"]);
    expect(() => lowerToTensorFlow({ predict: b.build() }))
      .to.throw(/stem\.mystery: .*"mystery"[^]*head\.mystery/)
      .with.property("code", "NG_OPERATION_UNSUPPORTED");
  });
});
