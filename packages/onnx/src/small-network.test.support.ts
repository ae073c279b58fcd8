import {
  axes,
  type Attributes,
  batchNorm,
  conv,
  dense,
  globalPool,
  GraphBuilder,
  hardSigmoid,
  maxPool,
  mergeAxes,
  multiply,
  only,
  type Operation,
  squareWindow,
  type Value,
} from "@netgraft/core/graph";

const zeros = { kind: "zeros" } as const;

/** A small SE network: a convolution with batch norm, a gate, a pool and a classifier, beside a head that nothing uses. */
export function smallNetwork(): GraphBuilder {
  const b = new GraphBuilder("small");
  const x = b.input("input", { dtype: "float32", axes: axes({ batch: "any", channel: 3, height: 8, width: 8 }) });
  const one = <A extends Attributes>(
    operation: Operation<A>,
    inputs: readonly Value[],
    attributes: A,
    name: string,
  ): Value => only(b.apply(operation, inputs, attributes, name));
  const vector = (name: string, size: number, axis = "channel"): Value =>
    b.parameter(name, axes({ [axis]: size }), zeros);
  const kernel = (name: string, out: number, into: number, size: number): Value =>
    b.parameter(name, axes({ out, in: into, height: size, width: size }), zeros);
  const conv1 = one(
    conv,
    [x, kernel("conv1.weight", 4, 3, 3)],
    { groups: 1, windows: squareWindow({ size: 3, padding: 1 }) },
    "conv1",
  );
  const statistics = ["running_mean", "running_var"].map((name) =>
    b.buffer(`bn1.${name}`, axes({ channel: 4 }), zeros),
  );
  const bn1 = one(
    batchNorm,
    [conv1, vector("bn1.weight", 4), vector("bn1.bias", 4), ...statistics],
    { epsilon: 1e-5, momentum: 0.1 },
    "bn1",
  );
  const squeezed = one(globalPool, [bn1], { of: "mean" }, "se.pool");
  const fc = one(
    conv,
    [squeezed, kernel("se.fc.weight", 4, 4, 1), vector("se.fc.bias", 4, "out")],
    { groups: 1, windows: squareWindow({ size: 1 }) },
    "se.fc",
  );
  const scaled = one(multiply, [bn1, one(hardSigmoid, [fc], {}, "se.gate")], {}, "se.scale");
  const pooled = one(maxPool, [scaled], { windows: squareWindow({ size: 3, stride: 2 }), ceil: true }, "pool");
  const flat = one(mergeAxes, [pooled], { axes: ["channel", "height", "width"], into: "channel" }, "flatten");
  const weight = b.parameter("fc.weight", axes({ out: 2, in: 64 }), zeros);
  b.output("logits", one(dense, [flat, weight, vector("fc.bias", 2, "out")], {}, "fc"));
  one(dense, [flat, b.parameter("aux.weight", axes({ out: 2, in: 64 }), zeros)], {}, "aux");
  return b;
}
