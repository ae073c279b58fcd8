import type { Node } from "@netgraft/core/graph";
import { call, type Expression, fixed, slot, text } from "../python/expression.js";
import { poolArguments, type PoolAttributes } from "../emitters/pool-arguments.js";

/** Makes a module of `torch.nn` of a node that has no tensors, or undefined where there is none that computes just this. */
type PlainModule = (node: Node) => Expression | undefined;

/** An activation without options: blocks of one class may differ in it. */
const simple =
  (name: string): PlainModule =>
  () =>
    call(slot(`nn.${name}`, "activation", "type"), []);

const activations: Readonly<Record<string, PlainModule>> = {
  relu: simple("ReLU"),
  sigmoid: simple("Sigmoid"),
  tanh: simple("Tanh"),
  silu: simple("SiLU"),
  gelu: simple("GELU"),
  hardSigmoid: simple("Hardsigmoid"),
  hardSwish: simple("Hardswish"),
  mish: simple("Mish"),
  softplus: simple("Softplus"),
  leakyRelu: ({ attributes }) => call("nn.LeakyReLU", [slot(Number(attributes["slope"]), "slope")]),
  elu: ({ attributes }) => call("nn.ELU", [slot(Number(attributes["alpha"]), "alpha")]),
  clamp: ({ attributes: { minimum, maximum } }) =>
    minimum === 0 && maximum === 6
      ? call("nn.ReLU6", [])
      : call("nn.Hardtanh", [slot(Number(minimum), "minimum"), slot(Number(maximum), "maximum")]),
};

const others: Readonly<Record<string, PlainModule>> = {
  // Attributes as the operations' schemas have them.
  maxPool: ({ attributes }) => pool("nn.MaxPool2d", attributes as PoolAttributes),
  // Attributes as the operations' schemas have them.
  averagePool: ({ attributes }) => pool("nn.AvgPool2d", attributes as PoolAttributes),
  // Of equal maxima, PyTorch's pool passes the gradient to the first alone: the mean only is a module.
  globalPool: ({ attributes }) => (attributes["of"] === "mean" ? call("nn.AdaptiveAvgPool2d", [fixed(1)]) : undefined),
  dropout: ({ attributes }) => call("nn.Dropout", [], { p: slot(Number(attributes["rate"]), "dropout", "rate") }),
  mergeAxes: ({ attributes, inputs }) =>
    JSON.stringify(attributes["axes"]) === '["channel","height","width"]' && inputs[0]?.axes.length === 4
      ? call("nn.Flatten", [])
      : undefined,
};

/** A pool as a module, where it is one of maps that PyTorch pads itself. */
function pool(name: string, attributes: PoolAttributes): Expression | undefined {
  const given = poolArguments(attributes);
  return given === undefined ? undefined : { kind: "call", callee: text(name), arguments: given };
}

export function isActivation(kind: string): boolean {
  return Object.hasOwn(activations, kind);
}

/** A node without tensors as a module of `torch.nn`, where there is one that computes just this. */
export function plainModule(node: Node): Expression | undefined {
  const { kind } = node.operation;
  const made = Object.hasOwn(activations, kind)
    ? activations[kind]
    : Object.hasOwn(others, kind)
      ? others[kind]
      : undefined;
  return made?.(node);
}
