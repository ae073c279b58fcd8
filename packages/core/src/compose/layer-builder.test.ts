import { expect } from "chai";
import type { Attributes } from "../graph/attributes.js";
import { axes, type Size } from "../graph/axes.js";
import type { Value } from "../graph/value.js";
import { coreOperations } from "../operations/core-operations.js";
import { squareWindow } from "../operations/rules/window.js";
import { window } from "../operations/rules/window.test.support.js";
import type { BlockBuilder } from "./block-builder.js";
import { compose } from "./compose.js";

const map = { batch: "any", channel: 6, height: 8, width: 10 } as const;
const pooled = { batch: "any", channel: 6, height: 1, width: 1 } as const;
const none = {};

interface Method {
  readonly kind: string;
  readonly attributes: Attributes;
  readonly output: Readonly<Record<string, Size>>;
  build(b: BlockBuilder, x: Value): Value;
}

function method(kind: string, attributes: Attributes, output: Method["output"], build: Method["build"]): Method {
  return { kind, attributes, output, build };
}

/** What each method of the builder applies, with its defaults. */
const methods: readonly Method[] = [
  method("mish", none, map, (b, x) => b.mish(x)),
  method("leakyRelu", { slope: 0.01 }, map, (b, x) => b.leakyRelu(x)),
  method("elu", { alpha: 1 }, map, (b, x) => b.elu(x)),
  method("softplus", none, map, (b, x) => b.softplus(x)),
  method("pow", { exponent: 2 }, map, (b, x) => b.pow(x, 2)),
  method("minimum", none, map, (b, x) => b.minimum(x, 1)),
  method("where", none, map, (b, x) => b.where(x, x, 0)),
  method("reduceMin", { axes: ["height", "width"], keep: true }, pooled, (b, x) =>
    b.reduceMin(x, ["height", "width"], { keep: true }),
  ),
  method("variance", { axes: ["height", "width"], keep: true, correction: 0 }, pooled, (b, x) =>
    b.variance(x, ["height", "width"], { keep: true }),
  ),
  method("topK", { axis: "channel", count: 2 }, { ...map, channel: 2 }, (b, x) => b.topK(x, "channel", 2).values),
  method("gather", { axis: "width", indices: [9, 0] }, { ...map, width: 2 }, (b, x) => b.gather(x, "width", [9, 0])),
  method("flip", { axis: "width" }, map, (b, x) => b.flip(x, "width")),
  method("roll", { axis: "width", shift: -1 }, map, (b, x) => b.roll(x, "width", -1)),
  method("tile", { axis: "channel", count: 2 }, { ...map, channel: 12 }, (b, x) => b.tile(x, "channel", 2)),
  method("reflectPad", { axis: "width", before: 1, after: 0 }, { ...map, width: 11 }, (b, x) =>
    b.reflectPad(x, "width", { before: 1 }),
  ),
  method(
    "unfold",
    { windows: [window("height", 3), window("width", 1)] },
    { batch: "any", channel: 18, height: 6, width: 10 },
    (b, x) => b.unfold(x, { kernel: [3, 1] }),
  ),
  method(
    "resize",
    {
      sizes: [
        { axis: "height", size: 16 },
        { axis: "width", size: 20 },
      ],
      mode: "linear",
      alignCorners: false,
    },
    { ...map, height: 16, width: 20 },
    (b, x) => b.resize(x, { height: 16, width: 20 }),
  ),
  method(
    "maxPool",
    { windows: [window("height", 3, { stride: 2, after: 1 }), window("width", 2, { stride: 2 })], ceil: false },
    { ...map, height: 4, width: 5 },
    (b, x) =>
      b.maxPool(x, {
        size: [3, 2],
        stride: 2,
        padding: [
          [0, 1],
          [0, 0],
        ],
      }),
  ),
  method("adaptiveMaxPool", { sizes: [{ axis: "width", size: 3 }] }, { ...map, width: 3 }, (b, x) =>
    b.adaptiveMaxPool(x, { width: 3 }),
  ),
  method("groupNorm", { groups: 3, epsilon: 1e-5 }, map, (b, x) => b.groupNorm("groupNorm", x, { groups: 3 })),
  method("groupNorm", { groups: 6, epsilon: 1e-5 }, map, (b, x) => b.instanceNorm("groupNorm", x)),
  method("layerNorm", { axes: ["channel"], epsilon: 1e-5 }, map, (b, x) => b.layerNorm("layerNorm", x)),
  method("relu", none, map, (b, x) => b.relu(x)),
  method("sigmoid", none, map, (b, x) => b.sigmoid(x)),
  method("tanh", none, map, (b, x) => b.tanh(x)),
  method("silu", none, map, (b, x) => b.silu(x)),
  method("gelu", none, map, (b, x) => b.gelu(x)),
  method("hardSigmoid", none, map, (b, x) => b.hardSigmoid(x)),
  method("hardSwish", none, map, (b, x) => b.hardSwish(x)),
  method("exp", none, map, (b, x) => b.exp(x)),
  method("log", none, map, (b, x) => b.log(x)),
  method("sqrt", none, map, (b, x) => b.sqrt(x)),
  method("abs", none, map, (b, x) => b.abs(x)),
  method("clamp", { minimum: -1, maximum: 2 }, map, (b, x) => b.clamp(x, -1, 2)),
  method("clamp", { minimum: 0, maximum: 6 }, map, (b, x) => b.relu6(x)),
  method("add", { residual: false }, map, (b, x) => b.add(x, x)),
  method("add", { residual: true }, map, (b, x) => b.add(x, x, { residual: true })),
  method("subtract", none, map, (b, x) => b.subtract(x, x)),
  method("multiply", none, map, (b, x) => b.multiply(x, b.number(0.5))),
  method("divide", none, map, (b, x) => b.divide(x, x)),
  method("maximum", none, map, (b, x) => b.maximum(x, x)),
  method("softmax", { axis: "channel" }, map, (b, x) => b.softmax(x, "channel")),
  method(
    "maxPool",
    { windows: squareWindow({ size: 2, stride: 2 }), ceil: false },
    { ...map, height: 4, width: 5 },
    (b, x) => b.maxPool(x, { size: 2 }),
  ),
  method(
    "maxPool",
    // (8 − 3) / 2 + 1 and (10 − 3) / 2 + 1, rounded up
    { windows: squareWindow({ size: 3, stride: 2 }), ceil: true },
    { ...map, height: 4, width: 5 },
    (b, x) => b.maxPool(x, { size: 3, stride: 2, ceil: true }),
  ),
  method(
    "averagePool",
    { windows: squareWindow({ size: 2, stride: 2 }), ceil: false, countPadding: true },
    { ...map, height: 4, width: 5 },
    (b, x) => b.averagePool(x, { size: 2 }),
  ),
  method(
    "averagePool",
    { windows: squareWindow({ size: 3, padding: 1 }), ceil: false, countPadding: false },
    map,
    (b, x) => b.averagePool(x, { size: 3, stride: 1, padding: 1, countPadding: false }),
  ),
  method("globalPool", { of: "mean" }, pooled, (b, x) => b.globalAveragePool(x)),
  method("globalPool", { of: "maximum" }, pooled, (b, x) => b.globalMaxPool(x)),
  method("reduceSum", { axes: ["height"], keep: false }, { batch: "any", channel: 6, width: 10 }, (b, x) =>
    b.reduceSum(x, ["height"]),
  ),
  method("reduceMean", { axes: ["height", "width"], keep: true }, pooled, (b, x) =>
    b.reduceMean(x, ["height", "width"], { keep: true }),
  ),
  method("reduceMax", { axes: ["channel"], keep: false }, { batch: "any", height: 8, width: 10 }, (b, x) =>
    b.reduceMax(x, ["channel"]),
  ),
  method(
    "renameAxis",
    { from: "channel", to: "position" },
    { batch: "any", position: 6, height: 8, width: 10 },
    (b, x) => b.renameAxis(x, "channel", "position"),
  ),
  method(
    "splitAxis",
    {
      axis: "channel",
      into: [
        { name: "group", size: 2 },
        { name: "channel", size: 3 },
      ],
    },
    { batch: "any", group: 2, channel: 3, height: 8, width: 10 },
    (b, x) => b.splitAxis(x, "channel", { group: 2, channel: 3 }),
  ),
  method(
    "mergeAxes",
    { axes: ["height", "width"], into: "position" },
    { batch: "any", channel: 6, position: 80 },
    (b, x) => b.mergeAxes(x, ["height", "width"], "position"),
  ),
  method(
    "mergeAxes",
    { axes: ["channel", "height", "width"], into: "channel" },
    { batch: "any", channel: 480 },
    (b, x) => b.flatten(x),
  ),
  method("slice", { axis: "channel", start: 0, end: 6, step: 2 }, { ...map, channel: 3 }, (b, x) =>
    b.slice(x, "channel", { step: 2 }),
  ),
  method("slice", { axis: "channel", start: 1, end: 3, step: 1 }, { ...map, channel: 2 }, (b, x) =>
    b.slice(x, "channel", { start: 1, end: 3 }),
  ),
  method("concat", { axis: "channel" }, { ...map, channel: 12 }, (b, x) => b.concat([x, x])),
  method("concat", { axis: "width" }, { ...map, width: 30 }, (b, x) => b.concat([x, x, x], "width")),
  method("pad", { axis: "channel", before: 0, after: 2, value: 0 }, { ...map, channel: 8 }, (b, x) =>
    b.pad(x, "channel", { after: 2 }),
  ),
  method("matmul", { over: "channel" }, { batch: "any", height: 8, width: 10, key: 3 }, (b, x) =>
    b.matmul(x, b.parameter("keys", axes({ channel: 6, key: 3 }), { kind: "zeros" }), "channel"),
  ),
  method("dropout", { rate: 0.5 }, map, (b, x) => b.dropout(x, 0.5)),
  method("dropPath", { rate: 0.1 }, map, (b, x) => b.dropPath(x, 0.1)),
];

describe("the layer builder", () => {
  for (const { kind, attributes, output, build } of methods)
    it(`applies ${kind} ${JSON.stringify(attributes)}`, () => {
      const input = { channels: 6, height: 8, width: 10 };
      const graph = compose({ name: "one", input, backbone: { type: "one", options: {}, build }, rules: [] });
      expect(graph.nodes.map(({ operation }) => operation)).to.deep.equal([coreOperations.get(kind)]);
      expect(graph.nodes[0]).to.deep.include({ attributes, path: kind });
      expect(graph.outputs["logits"]?.axes).to.deep.equal(axes(output));
    });

  it("leaves out what would do nothing", () => {
    const build = (b: BlockBuilder, x: Value): Value =>
      b.channelShuffle(b.adaptiveAveragePool(b.dropPath(b.dropout(x, 0), 0), { height: 8, width: 10 }), 1);
    const input = { channels: 6, height: 8, width: 10 };
    const graph = compose({ name: "nothing", input, backbone: { type: "nothing", options: {}, build }, rules: [] });
    expect(graph.nodes).to.deep.equal([]);
  });

  it("applies any operation, under any name", () => {
    const windows = [window("width", 10)];
    const operation = coreOperations.get("maxPool") ?? expect.fail("no maxPool");
    const graph = compose({
      name: "one",
      input: { channels: 6, height: 8, width: 10 },
      backbone: {
        type: "one",
        options: {},
        build: (b, x) => b.apply(operation, [x], { windows, ceil: false }, "strip")[0] ?? x,
      },
      rules: [],
    });
    expect(graph.nodes[0]).to.include({ path: "strip" });
    expect(graph.outputs["logits"]?.axes).to.deep.equal(axes({ ...map, width: 1 }));
  });
});
