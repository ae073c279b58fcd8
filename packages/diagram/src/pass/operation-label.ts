import {
  adaptiveAveragePool,
  adaptiveMaxPool,
  averagePool,
  clamp,
  conv,
  convTranspose,
  dropout,
  globalPool,
  groupNorm,
  maxPool,
  type Node,
  type Value,
  type Window,
} from "@netgraft/core/graph";
import type { FlowNode } from "../model/flow.js";

/** What norms and activations are called in drawings; others have their operation's name, in words. */
const names: Readonly<Record<string, string>> = {
  batchNorm: "BN",
  layerNorm: "LN",
  relu: "ReLU",
  silu: "SiLU",
  gelu: "GELU",
  elu: "ELU",
  leakyRelu: "leaky ReLU",
  mish: "Mish",
  hardSwish: "h-swish",
  hardSigmoid: "h-sigmoid",
  add: "+",
  multiply: "×",
  mergeAxes: "flatten",
  reduceMean: "mean",
  reduceMax: "maximum",
  reduceMin: "minimum",
  reduceSum: "sum",
  dropPath: "drop path",
  channelShuffle: "channel shuffle",
  shakeShake: "shake-shake",
};

const labels: Readonly<Record<string, (node: Node) => string>> = {
  conv: convolution,
  convTranspose: ({ attributes, outputs }) => {
    const [kernel = "", ...rest] = windowLabel(convTranspose.attributes.parse(attributes).windows).split(", ");
    return [`transposed conv ${kernel}`, channels(outputs), ...rest].join(", ");
  },
  groupNorm: ({ attributes, inputs: [x] }) => {
    const { groups } = groupNorm.attributes.parse(attributes);
    return groups === x?.size("channel") ? "IN" : `GN, ${groups} groups`;
  },
  dense: ({ outputs }) => `FC, ${channels(outputs)}`,
  maxPool: ({ attributes }) => `max pool ${windowLabel(maxPool.attributes.parse(attributes).windows)}`,
  averagePool: ({ attributes }) => `average pool ${windowLabel(averagePool.attributes.parse(attributes).windows)}`,
  adaptiveAveragePool: ({ attributes }) =>
    `average pool ${sizesLabel(adaptiveAveragePool.attributes.parse(attributes))}`,
  adaptiveMaxPool: ({ attributes }) => `max pool ${sizesLabel(adaptiveMaxPool.attributes.parse(attributes))}`,
  globalPool: ({ attributes }) =>
    globalPool.attributes.parse(attributes).of === "mean" ? "global average pool" : "global max pool",
  dropout: ({ attributes }) => `dropout ${dropout.attributes.parse(attributes).rate}`,
  clamp: ({ attributes }) => {
    const { minimum, maximum } = clamp.attributes.parse(attributes);
    return minimum === 0 && maximum === 6 ? "ReLU6" : `clamp ${minimum} to ${maximum}`;
  },
};

/** A node in the words of papers: `conv 3×3, 64, stride 2`, `BN`, `global average pool`. */
export function operationLabel(node: Node): string {
  const { kind } = node.operation;
  const label =
    labels[kind]?.(node) ?? names[kind] ?? kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${label}${storedOperand(node)}`;
}

/** What elementwise operations take from the state, or a number: `× 0.17`, `× gamma`. */
function storedOperand({ operation, inputs }: Node): string {
  if (!["add", "subtract", "multiply", "divide", "maximum", "minimum"].includes(operation.kind)) return "";
  const stored = inputs.flatMap(({ source }) => {
    if (source.kind === "parameter" || source.kind === "buffer")
      return [source.name.slice(source.name.lastIndexOf(".") + 1)];
    return source.kind === "constant" ? [source.data.length === 1 ? `${source.data[0]}` : "constant"] : [];
  });
  return stored.length === 0 ? "" : ` ${stored.join(", ")}`;
}

function convolution({ attributes, inputs, outputs }: Node): string {
  const { groups, windows } = conv.attributes.parse(attributes);
  const [x] = inputs;
  const isPointwise = windows.every(({ size }) => size === 1);
  // A 1×1 convolution of a squeezed map is what the literature calls a fully connected layer.
  if (isPointwise && groups === 1 && x !== undefined && windows.every(({ axis }) => x.size(axis) === 1))
    return `FC, ${channels(outputs)}`;
  const isDepthwise = groups > 1 && x?.size("channel") === groups;
  const grouped = groups > 1 && !isDepthwise ? `, ${groups} groups` : "";
  const [kernel = "", ...rest] = windowLabel(windows).split(", ");
  return [`${isDepthwise ? "depthwise conv" : "conv"} ${kernel}`, `${channels(outputs)}${grouped}`, ...rest].join(", ");
}

const windowed = new Map(
  [conv, convTranspose, maxPool, averagePool].map(({ kind, attributes }) => [kind, attributes] as const),
);

/** The stride and dilation of a convolution or pool, by axis where they differ. */
export function windowOf({ operation, attributes }: Node): FlowNode["window"] {
  const read = windowed.get(operation.kind)?.parse(attributes);
  return read && stepsOf(read.windows);
}

function stepsOf(windows: readonly Window[]): NonNullable<FlowNode["window"]> {
  const all = (of: (window: Window) => number): string => [...new Set(windows.map(of))].join("×");
  return { stride: all((window) => window.stride), dilation: all((window) => window.dilation) };
}

/** `3×3, stride 2`. */
function windowLabel(windows: readonly Window[]): string {
  const { stride, dilation } = stepsOf(windows);
  return [
    windows.map(({ size }) => size).join("×"),
    ...(stride === "1" ? [] : [`stride ${stride}`]),
    ...(dilation === "1" ? [] : [`dilation ${dilation}`]),
  ].join(", ");
}

/** `to 7×7`. */
function sizesLabel({ sizes }: { readonly sizes: readonly { readonly size: number }[] }): string {
  return `to ${sizes.map(({ size }) => size).join("×")}`;
}

function channels([y]: readonly Value[]): string {
  return y?.has("channel") === true ? `${y.size("channel")}` : "";
}
