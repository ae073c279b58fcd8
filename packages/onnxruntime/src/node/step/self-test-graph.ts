import {
  formulasBelow,
  axes,
  batchNormTraining,
  conv,
  differentiate,
  type Graph,
  GraphBuilder,
  only,
  relu,
  squareWindow,
  type Value,
} from "@netgraft/core/graph";

const zeros = { kind: "zeros" } as const;

/**
 * A step of a residual block behind a convolution of a picture, with a scale by example and channel as SE has, and with
 * stride: each operation on blocks is in it. Its outputs are the loss, its updates the weights less their gradients.
 * @param channels of the feature maps; the examples are as many
 */
export function selfTestGraph(channels: number): Graph {
  const b = new GraphBuilder("selfTest");
  const calculate = formulasBelow(b, "test");
  const convolved = (name: string, x: Value, size: number, stride: number): Value => {
    const weight = b.parameter(
      `${name}.weight`,
      axes({ out: channels, in: x.size("channel"), height: size, width: size }),
      zeros,
    );
    const windows = squareWindow({ size, stride, padding: (size - 1) / 2 });
    return only(b.apply(conv, [x, weight], { groups: 1, windows }, name));
  };
  const normalized = (name: string, x: Value): Value => {
    const vectors = ["weight", "bias"].map((own) => b.parameter(`${name}.${own}`, axes({ channel: channels }), zeros));
    const [y = x] = b.apply(batchNormTraining, [x, ...vectors], { epsilon: 1e-5 }, name);
    return y;
  };
  const picture = b.input("picture", {
    dtype: "float32",
    axes: axes({ batch: channels, channel: 3, height: 8, width: 8 }),
  });
  const stem = only(b.apply(relu, [normalized("stemNorm", convolved("stem", picture, 3, 1))], {}, "stemRelu"));
  const branch = normalized("branchNorm", convolved("branch", stem, 3, 2));
  const shortcut = normalized("shortcutNorm", convolved("shortcut", stem, 1, 2));
  const gated = calculate.multiply(branch, calculate.exp(calculate.reduceSum(branch, ["height", "width"])));
  const last = only(b.apply(relu, [calculate.add(gated, shortcut)], {}, "lastRelu"));
  const y = convolved("head", last, 3, 1);
  b.output("loss", calculate.reduceSum(calculate.multiply(y, y), ["batch", "channel", "height", "width"]));
  return updated(differentiate(b.build(), { of: "loss" }));
}

/** Each parameter becomes itself less its gradient. */
function updated(graph: Graph): Graph {
  const b = GraphBuilder.continuing(graph);
  for (const value of graph.values) {
    const { source } = value;
    const gradient = source.kind === "parameter" ? graph.outputs[`gradient.${source.name}`] : undefined;
    if (source.kind === "parameter" && gradient !== undefined)
      b.update(source.name, formulasBelow(b, `update.${source.name}`).subtract(value, gradient));
  }
  return b.build();
}
