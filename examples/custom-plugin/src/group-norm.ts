import { axes, type BlockBuilder, type Value } from "@netgraft/core";

/** Added to the variance (PyTorch's default). */
const epsilon = 1e-5;

/**
 * Group normalisation of values with the axes batch, channel and position; each use shares the parameters `weight` and
 * `bias` [channel]. Source: Wu & He, Group Normalization (ECCV 2018), eqs. 1–7.
 */
export function groupNorm(b: BlockBuilder, name: string, channels: number, groups: number): (x: Value) => Value {
  const { weight, bias } = b.module(name, () => ({
    weight: b.parameter("weight", axes({ channel: channels }), { kind: "ones" }),
    bias: b.parameter("bias", axes({ channel: channels }), { kind: "zeros" }),
  }));
  return (x) => {
    const grouped = b.splitAxis(x, "channel", { group: groups, channel: channels / groups });
    const mean = (value: Value): Value => b.reduceMean(value, ["channel", "position"], { keep: true });
    const centred = b.subtract(grouped, mean(grouped));
    const deviation = b.sqrt(b.add(mean(b.multiply(centred, centred)), b.number(epsilon)));
    const normed = b.mergeAxes(b.divide(centred, deviation), ["group", "channel"], "channel");
    return b.add(b.multiply(normed, weight), bias);
  };
}
