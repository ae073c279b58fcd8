import { expect } from "chai";
import { problemOf } from "../errors/thrown.test.support.js";
import { relu } from "../operations/elementwise/activations.js";
import { conv } from "../operations/product/conv.js";
import { only } from "../operations/rules/arity.js";
import { squareWindow } from "../operations/rules/window.js";
import { axes } from "./axes.js";
import { GraphBuilder } from "./graph-builder.js";
import type { Value } from "./value.js";

const image = { dtype: "float32", axes: axes({ batch: "any", channel: 3, height: 8, width: 8 }) } as const;
const zeros = { kind: "zeros" } as const;

describe("a graph builder", () => {
  let b: GraphBuilder;
  let x: Value;
  beforeEach(() => {
    b = new GraphBuilder("network");
    x = b.input("image", image);
  });

  it("lists nodes in the order in which they are applied, each after what it uses", () => {
    const y = only(b.apply(relu, [x], {}));
    const z = only(b.apply(relu, [y], {}));
    b.output("z", z);
    const graph = b.build();
    expect(graph.nodes.map(({ inputs, outputs }) => [inputs[0]?.id, outputs[0]?.id])).to.deep.equal([
      [x.id, y.id],
      [y.id, z.id],
    ]);
    expect(graph.values.map(({ id }) => id)).to.deep.equal([0, 1, 2]);
    expect(z.source).to.deep.equal({ kind: "node", node: 1, port: 0 });
  });

  it("gives every node a path of its own below its scope", () => {
    const paths = (): readonly string[] => b.build().nodes.map(({ path }) => path);
    for (const name of [undefined, undefined, "relu_1", undefined, "act"]) b.apply(relu, [x], {}, name);
    b.within({ kind: "stage", path: "layer1" }, () => {
      b.apply(relu, [x], {});
      b.within({ kind: "block", path: "layer1.0" }, () => b.apply(relu, [x], {}, "act"));
      b.apply(relu, [x], {});
    });
    expect(new Set(paths()).size).to.equal(8);
    expect(paths().slice(0, 2)).to.deep.equal(["relu", "relu_1"]);
    expect(paths().slice(4)).to.deep.equal(["act", "layer1.relu", "layer1.0.act", "layer1.relu_1"]);
  });

  it("builds scopes as a tree and returns to the outer one, even after an error", () => {
    const stage = b.within({ kind: "stage", path: "layer1" }, (scope) => scope);
    expect(() =>
      b.within({ kind: "block", path: "layer1.0" }, () => {
        throw new RangeError("inside");
      }),
    ).to.throw(RangeError);
    expect(b.scope.id).to.equal(0);
    b.resume(stage, () => b.within({ kind: "block", path: "layer1.1", type: "basic" }, () => b.apply(relu, [x], {})));
    const { scopes, nodes } = b.build();
    expect(scopes.map(({ id, parent, path }) => [id, parent, path])).to.deep.equal([
      [0, undefined, ""],
      [1, 0, "layer1"],
      [2, 0, "layer1.0"],
      [3, 1, "layer1.1"],
    ]);
    expect(nodes[0]?.scope).to.equal(3);
  });

  it("refuses values of another graph, by node, by output", () => {
    const foreign = new GraphBuilder("other").input("image", image);
    const expected = { message: "an input belongs to another graph" };
    b.within({ kind: "stage", path: "layer1" }, () => {
      expect(problemOf("NG_GRAPH_INVALID", () => b.apply(relu, [foreign], {}))).to.deep.equal({
        ...expected,
        at: "layer1.relu",
      });
    });
    expect(problemOf("NG_GRAPH_INVALID", () => b.output("y", foreign))).to.deep.equal({ ...expected, at: "y" });
  });

  it("refuses a name of the state that is taken, be it by a buffer", () => {
    b.parameter("bn1.weight", axes({ channel: 3 }), zeros);
    b.buffer("bn1.running_mean", axes({ channel: 3 }), zeros);
    for (const name of ["bn1.weight", "bn1.running_mean"]) {
      expect(problemOf("NG_DUPLICATE_NAME", () => b.parameter(name, axes({ channel: 3 }), zeros)).at).to.equal(name);
      expect(problemOf("NG_DUPLICATE_NAME", () => b.buffer(name, axes({ channel: 3 }), zeros)).at).to.equal(name);
    }
  });

  it("refuses a second input or output of one name", () => {
    b.output("y", x);
    expect(problemOf("NG_DUPLICATE_NAME", () => b.input("image", image)).at).to.equal("image");
    expect(problemOf("NG_DUPLICATE_NAME", () => b.output("y", x)).at).to.equal("y");
  });

  // They were kept once; then nothing that has the names as keys could be sure of them.
  for (const name of ["__proto__", "constructor", "", "a\n", "a\u202eb", "\0"])
    it(`takes no name that a state dict, a file or JavaScript cannot carry: ${JSON.stringify(name)}`, () => {
      const ports = [() => b.input(name, image), () => b.output(name, x), () => b.apply(relu, [x], {}, name)];
      for (const build of [...ports, ...below(name)])
        expect(problemOf("NG_GRAPH_INVALID", build)).to.include({ at: name, found: JSON.stringify(name) });
      expect([Object.keys(b.build().outputs), b.build().scopes.length]).to.deep.equal([[], 1]);
    });

  for (const name of ["a.prototype.b", ".", "a..b", "a.", "a/b", "a b"])
    it(`takes no path of a module or a tensor that is none: ${JSON.stringify(name)}`, () => {
      for (const build of below(name))
        expect(problemOf("NG_GRAPH_INVALID", build)).to.include({ at: name, found: JSON.stringify(name) });
    });

  it("takes names of nodes, inputs and outputs that are none of modules", () => {
    for (const name of ["next/w", "gradient of w", "a..b"]) {
      b.output(name, only(b.apply(relu, [b.input(name, image)], {}, name)));
      expect(b.build().nodes.at(-1)?.path).to.equal(name);
    }
  });

  /** What builds something of a name below the network. An empty name of a module groups without a prefix. */
  const below = (name: string): readonly (() => unknown)[] => [
    () => b.parameter(name, axes({ channel: 2 }), zeros),
    () => b.buffer(name, axes({ channel: 2 }), zeros),
    ...(name === "" ? [] : [() => b.within({ kind: "module", path: name }, () => undefined)]),
  ];

  it("takes one finite number per element of a constant", () => {
    const type = { dtype: "float32", axes: axes({ channel: 2 }) } as const;
    expect(b.constant(type, [1, 2]).source).to.deep.equal({ kind: "constant", data: [1, 2] });
    expect(b.constant({ dtype: "float32", axes: [] }, [7]).axes).to.deep.equal([]);
    for (const data of [[1], [1, 2, 3], [1, Number.NaN], [1, Infinity]])
      expect(problemOf("NG_GRAPH_INVALID", () => b.constant(type, data)).at).to.equal("network");
  });

  it("does not let a constant follow the array it was made of", () => {
    const data = [1, 2];
    const value = b.constant({ dtype: "float32", axes: axes({ channel: 2 }) }, data);
    data[0] = 99;
    expect(value.source).to.deep.equal({ kind: "constant", data: [1, 2] });
  });

  it("refuses sizes that are not positive, and a batch in the state", () => {
    for (const size of [0, -3, 1.5]) {
      const type = { dtype: "float32", axes: axes({ channel: size }) } as const;
      expect(problemOf("NG_SHAPE", () => b.input("x", type)).at).to.equal("x");
      expect(problemOf("NG_SHAPE", () => b.parameter("w", type.axes, zeros)).at).to.equal("w");
      expect(problemOf("NG_SHAPE", () => b.buffer("w", type.axes, zeros)).at).to.equal("w");
      expect(problemOf("NG_SHAPE", () => b.constant(type, [])).at).to.equal("network");
    }
    expect(problemOf("NG_SHAPE", () => b.parameter("w", axes({ batch: 2 }), zeros)).message).to.contain("batch");
    expect(problemOf("NG_SHAPE", () => b.parameter("w", axes({ out: "any" }), zeros)).message).to.contain("any");
  });

  it("names the node whose inputs do not fit, with what was expected and found", () => {
    const weight = b.parameter("conv1.weight", axes({ out: 4, in: 2, height: 1, width: 1 }), zeros);
    const attributes = { groups: 1, windows: squareWindow({ size: 1 }) };
    b.within({ kind: "block", path: "layer1.0" }, () => {
      expect(problemOf("NG_SHAPE", () => b.apply(conv, [x, weight], attributes, "conv1"))).to.deep.equal({
        at: "layer1.0.conv1",
        message: "the weight does not fit the input",
        expected: "3 input channels per group",
        found: "2",
      });
    });
  });

  it("shares nothing with what it has built", () => {
    const before = b.build();
    b.apply(relu, [x], {});
    b.output("y", x);
    expect(before.nodes).to.have.length(0);
    expect(before.outputs).to.deep.equal({});
  });
});
