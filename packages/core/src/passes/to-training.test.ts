import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { type Axes, axes } from "../graph/axes.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Value } from "../graph/value.js";
import { batchNorm } from "../operations/normalization/batch-norm.js";
import { batchNormTraining } from "../operations/normalization/batch-norm-training.js";
import { only } from "../operations/rules/arity.js";
import { dropout, dropPath } from "../operations/training/dropout.js";
import { shakeShake } from "../operations/training/shake-shake.js";
import { toTraining } from "./to-training.js";

const zeros = { kind: "zeros" } as const;
const map = axes({ batch: 4, channel: 2, height: 3 });
const vector = axes({ channel: 2 });

/** A builder in the scope `layer1`, with an input x of the axes given. */
function network(build: (b: GraphBuilder, x: Value) => Value, all: Axes = map) {
  const b = new GraphBuilder("network");
  const x = b.input("x", { dtype: "float32", axes: all });
  b.output(
    "y",
    b.within({ kind: "module", path: "layer1" }, () => build(b, x)),
  );
  return b.build();
}

const statistics = ["running_mean", "running_var"] as const;

/** Applies batch norm with buffers, or with what is given for them. */
function normalized(b: GraphBuilder, x: Value, running?: readonly Value[]): Value {
  const parameters = ["weight", "bias"].map((name) => b.parameter(`layer1.bn.${name}`, vector, zeros));
  const buffers = running ?? statistics.map((name) => b.buffer(`layer1.bn.${name}`, vector, zeros));
  return only(b.apply(batchNorm, [x, ...parameters, ...buffers], { epsilon: 1e-3, momentum: 0.25 }, "bn"));
}

describe("the training form of a network", () => {
  it("normalises by the batch, and updates running statistics", () => {
    const graph = toTraining(network((b, x) => normalized(b, x)));
    expect(graph.producer(graph.outputs["y"] ?? expect.fail())).to.include({
      operation: batchNormTraining,
      path: "layer1.bn",
    });
    expect(Object.keys(graph.updates)).to.deep.equal(statistics.map((name) => `layer1.bn.${name}`));
  });

  it("updates statistics twice where a batch norm is used twice", () => {
    const graph = toTraining(
      network((b, x) => {
        const first = normalized(b, x);
        const [, ...stored] = b.build().nodes[0]?.inputs ?? [];
        return only(b.apply(batchNorm, [first, ...stored], { epsilon: 1e-3, momentum: 0.5 }, "bn"));
      }),
    );
    expect(Object.keys(graph.updates)).to.have.length(2);
    const update = graph.producer(graph.updates["layer1.bn.running_mean"] ?? expect.fail());
    const kept = graph.producer(update?.inputs[0] ?? expect.fail());
    expect(graph.producer(kept?.inputs[0] ?? expect.fail())?.path, "the first update").to.match(/^layer1\.bn\.add/);
  });

  it("leaves batch norms alone whose statistics are no buffers", () => {
    const frozen = network((b, x) =>
      normalized(
        b,
        x,
        [1, 2].map((n) => b.constant({ dtype: "float32", axes: vector }, [n, n])),
      ),
    );
    const graph = toTraining(frozen);
    expect(graph.nodes.map(({ operation }) => operation)).to.deep.equal([batchNorm]);
    expect(graph.updates).to.deep.equal({});
  });

  it("takes masks as inputs, named after their nodes and marked with their rates", () => {
    const graph = toTraining(
      network((b, x) => {
        const y = only(b.apply(dropout, [x], { rate: 0.5 }));
        const z = only(b.apply(dropPath, [y], { rate: 0.125 }));
        return only(b.apply(dropPath, [z], { rate: 0 }));
      }),
    );
    expect(Object.entries(graph.inputs).map(([name, value]) => [name, value.axes])).to.deep.equal([
      ["x", map],
      ["layer1.dropout.mask", map],
      ["layer1.dropPath.mask", axes({ batch: 4 })],
    ]);
    const { "layer1.dropout.mask": elements, "layer1.dropPath.mask": examples } = graph.inputs;
    expect(graph.marks).to.deep.equal([
      { kind: "mask", value: elements?.id, rate: 0.5 },
      { kind: "mask", value: examples?.id, rate: 0.125 },
    ]);
    expect(graph.nodes.map(({ operation: { kind }, path, inputs }) => [kind, path, inputs[1]])).to.deep.equal([
      ["multiply", "layer1.dropout", elements],
      ["multiply", "layer1.dropPath", examples],
    ]);
  });

  it("mixes the branches of Shake-Shake by one draw", () => {
    const graph = toTraining(
      network((b, x) => only(b.apply(shakeShake, [x, b.input("other", x)], {})), axes({ batch: 2, channel: 1 })),
    );
    expect(Object.keys(graph.inputs).slice(2)).to.deep.equal([
      "layer1.shakeShake.forward",
      "layer1.shakeShake.backward",
    ]);
    expect(graph.marks.map(({ kind }) => kind)).to.deep.equal(["uniform", "uniform"]);
  });

  it("refuses a symbolic batch, and one value per channel, by node", () => {
    const symbolic = network((b, x) => normalized(b, x), axes({ batch: "any", channel: 2 }));
    expect(problemOf("NG_SHAPE", () => toTraining(symbolic)).message).to.contain("not known");
    const single = network((b, x) => normalized(b, x), axes({ batch: 1, channel: 2 }));
    expect(problemOf("NG_SHAPE", () => toTraining(single))).to.deep.equal({
      at: "layer1.bn",
      message: "one value per channel has no variance to normalise by",
      found: "[batch: 1, channel: 2]",
    });
  });
});
