import { fixedSize, type Node, orderOf, resized, sizeOf, type Value, type Window } from "@netgraft/core/graph";
import { type Argument, type Expression, slot, text } from "../python/expression.js";
import { windowArguments } from "./pool-arguments.js";
import { channelsSecond, ordered, type Tensor } from "./tensor.js";

/** A layer of `torch.nn`: the module, and what it takes and gives. */
export interface Layer {
  readonly module: Expression;
  readonly input: Tensor;
  /** What it gives, without its expression. */
  readonly axes: Tensor["axes"];
}

type Maker = (node: Node, x: Tensor, flags: { readonly isClassifier: boolean }) => Omit<Layer, "axes">;

const channels = (value: number): Argument => ({ value: slot(value, "channels", "channels") });
const named = (name: string, value: Expression, usual?: number | boolean): Argument => ({
  name,
  value,
  ...(usual !== undefined && { default: usual }),
});
const flag = (name: string, value: boolean, usual: boolean): Argument => named(name, slot(value, name, "flag"), usual);

function made(callee: string, given: readonly Argument[]): Expression {
  return { kind: "call", callee: text(callee), arguments: given };
}

function weightOf({ inputs }: Node): Value {
  const [, weight] = inputs;
  if (weight === undefined) throw new TypeError("a layer has a weight");
  return weight;
}

/** Channels that come out; those of the classifier are as many as there are classes. */
function out(value: number, isClassifier: boolean): Argument {
  return isClassifier ? { value: slot(value, "num_classes", "classes") } : channels(value);
}

const makers: Readonly<Record<string, Maker>> = {
  conv(node, given, { isClassifier }) {
    // Attributes as the operation's schema has them.
    const { groups, windows } = node.attributes as { groups: number; windows: readonly Window[] };
    const x = ordered(given, ["batch", "channel", ...windows.map(({ axis }) => axis)]);
    const { kernel, stride, padding, dilation } = windowArguments(windows);
    const isEven = windows.every(({ before, after }) => before === after);
    const sides = windows.toReversed().flatMap(({ before, after }) => [before, after]);
    return {
      input: x,
      module: made(isEven ? `nn.Conv${windows.length}d` : "PaddedConv2d", [
        channels(fixedSize(x, "channel")),
        out(sizeOf(weightOf(node), "out"), isClassifier),
        kernel,
        stride,
        isEven ? padding : named("pad", slot(sides, "padding", "padding")),
        dilation,
        named("groups", slot(groups, "groups", "channels"), 1),
        flag("bias", node.inputs.length === 3, true),
      ]),
    };
  },
  convTranspose(node, given) {
    const { groups, windows, sizes } = node.attributes as {
      groups: number;
      windows: readonly Window[];
      sizes: readonly { readonly axis: string; readonly size: number }[];
    };
    const x = ordered(given, ["batch", "channel", ...windows.map(({ axis }) => axis)]);
    const { kernel, stride, padding, dilation } = windowArguments(windows);
    // What is left beyond the last window, where the stride does not divide it.
    const rest = windows.map(({ axis, size, stride: step, before, after, dilation: apart }) => {
      const whole = sizes.find((each) => each.axis === axis)?.size ?? 0;
      return whole - ((fixedSize(x, axis) - 1) * step - before - after + apart * (size - 1) + 1);
    });
    const [first = 0] = rest;
    const outputPadding = rest.every((each) => each === first) ? first : rest;
    return {
      input: x,
      module: made(`nn.ConvTranspose${windows.length}d`, [
        channels(fixedSize(x, "channel")),
        channels(sizeOf(weightOf(node), "in") * groups),
        kernel,
        stride,
        padding,
        { name: "output_padding", value: slot(outputPadding, "output_padding"), default: 0 },
        named("groups", slot(groups, "groups", "channels"), 1),
        flag("bias", node.inputs.length === 3, true),
        dilation,
      ]),
    };
  },
  dense(node, given, { isClassifier }) {
    const x = ordered(given, [...orderOf(given).filter((name) => name !== "channel"), "channel"]);
    return {
      input: x,
      module: made("nn.Linear", [
        channels(fixedSize(x, "channel")),
        out(sizeOf(weightOf(node), "out"), isClassifier),
        flag("bias", node.inputs.length === 3, true),
      ]),
    };
  },
  batchNorm(node, given) {
    const x = channelsSecond(given);
    const { epsilon, momentum } = node.attributes as { epsilon: number; momentum: number };
    return {
      input: x,
      module: made(`nn.BatchNorm${Math.max(1, x.axes.length - 2)}d`, [
        channels(fixedSize(x, "channel")),
        named("eps", slot(epsilon, "eps"), 1e-5),
        named("momentum", slot(momentum, "momentum"), 0.1),
      ]),
    };
  },
  groupNorm(node, given) {
    const x = channelsSecond(given);
    const { groups, epsilon } = node.attributes as { groups: number; epsilon: number };
    return {
      input: x,
      module: made("nn.GroupNorm", [
        { value: slot(groups, "groups", "channels") },
        channels(fixedSize(x, "channel")),
        named("eps", slot(epsilon, "eps"), 1e-5),
      ]),
    };
  },
  layerNorm(node, given) {
    const { axes, epsilon } = node.attributes as { axes: readonly string[]; epsilon: number };
    const x = ordered(given, [...orderOf(given).filter((name) => !axes.includes(name)), ...axes]);
    const sizes = axes.map((axis) => slot(fixedSize(x, axis), axis === "channel" ? "channels" : axis, "channels"));
    const [only] = sizes;
    return {
      input: x,
      module: made("nn.LayerNorm", [
        { value: sizes.length === 1 && only !== undefined ? only : { kind: "list", brackets: "()", items: sizes } },
        named("eps", slot(epsilon, "eps"), 1e-5),
      ]),
    };
  },
};

/** The layer of a node, as `layersOf` found it. @param isClassifier whether its channels are the classes */
export function layerOf(node: Node, x: Tensor, isClassifier: boolean): Layer {
  const make = makers[node.operation.kind];
  const [output] = node.outputs;
  if (make === undefined || output === undefined) throw new TypeError(`"${node.operation.kind}" is no layer`);
  const { module, input } = make(node, x, { isClassifier });
  return { module, input, axes: resized(input.axes, output) };
}
