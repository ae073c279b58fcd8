import {
  batchNormTraining,
  batchNormTrainingGradient,
  type DType,
  elementCount,
  type Graph,
  type Node,
  refuseUnsupported,
  runPasses,
  statelessStepPasses,
  type Supported,
  type Value,
} from "@netgraft/core/graph";
import {
  arrange,
  Emission,
  emitters,
  type OnnxGraph,
  type OnnxPort,
  orderOf,
  portShape,
  renameOutputs,
  sourceName,
  usedConstants,
  usedNodes,
} from "@netgraft/onnx/lowering";
import { mapSizes } from "./chain/feature-map.js";
import { MapArithmetic } from "./chain/map-arithmetic.js";
import type { MapLayout } from "./chain/map-layout.js";
import type { Form } from "./form.js";
import { Forms } from "./forms.js";
import type { StepLayout } from "./layout/step-layout.js";
import { elementwiseOnMaps } from "./rules/elementwise-on-maps.js";
import { elementwiseOnState } from "./rules/elementwise-on-state.js";
import { rules } from "./rules/index.js";
import type { StepContext } from "./rules/rule.js";
import { rows } from "./storage/storage-order.js";
import { shapeOf } from "./storage/stored.js";
import type { StorageOrders } from "./storage-orders.js";

/** A step of training, or a program that shares its state, as an ONNX graph that takes its state as inputs. */
export interface LoweredStep {
  readonly graph: OnnxGraph;
  /** The outputs that are the next state, by the tensor of the state. */
  readonly updates: Readonly<Record<string, string>>;
}

/** How all that a step computes with lies in memory: feature maps by a layout, tensors of the state by their orders. */
export interface StepMemory {
  readonly layout: StepLayout;
  readonly orders: StorageOrders;
}

/**
 * Lowers a graph whose state is kept outside: parameters and buffers are inputs under their state-dict names, each its
 * elements in one row as they are stored; what they become is an output, `next/<name>`.
 * @throws NG_OPERATION_UNSUPPORTED naming each node that has neither an emitter nor a decomposition
 */
export function lowerStep(graph: Graph, { layout, orders }: StepMemory): LoweredStep {
  const updates = Object.fromEntries(Object.keys(graph.updates).map((name) => [name, nextName(name)]));
  const supported: Supported = ({ kind }, node) => emitters.has(kind) || isNormalization(node, layout);
  const primitive = runPasses("onnx step", statelessStepPasses(supported, updates), graph);
  const plain = primitive.nodes.filter((node) => !isNormalization(node, layout));
  refuseUnsupported(plain, emitters, "ONNX");
  const state = primitive.state();
  const inputs = Object.entries(primitive.inputs);
  // A pass may list the axes of an output in another order than is declared.
  const outputs = Object.entries(primitive.outputs).map(
    ([name, value]) => [name, graph.outputs[name] ?? value] as const,
  );
  const emission = new Emission(opset, [
    ...state.map(({ name }) => name),
    ...inputs.map(([name]) => name),
    ...outputs.map(([name]) => name),
  ]);
  const { forms } = emit(primitive, emission, { layout, orders });
  const stored = new Map(Object.entries(updates).map(([name, output]) => [output, orders.get(name) ?? rows]));
  const tensors = outputs.map(([name, declared]): [string, string] => {
    emission.at(name, declared.dtype);
    const value = primitive.outputs[name] ?? declared;
    const order = stored.get(name);
    if (order !== undefined) return [name, forms.stored(value, order).name];
    return [name, arrange(emission, forms.tensor(value), orderOf(declared)).name];
  });
  const nodes = usedNodes(
    renameOutputs(emission.nodes, new Map(tensors)),
    tensors.map(([name]) => name),
  );
  return {
    graph: {
      name: graph.name,
      opset,
      nodes,
      inputs: [
        ...inputs.map(([name, value]) => port(name, value)),
        ...state.map(({ name, dtype, shape }) => row(name, dtype, shape)),
      ],
      outputs: outputs.map(([name, value]) =>
        stored.has(name) ? row(name, value.dtype, shapeOf(value.axes)) : port(name, value),
      ),
      state: [],
      constants: usedConstants(emission.constants, nodes),
    },
    updates,
  };
}

/** Emits all nodes in order, and sets the form of each output. */
function emit({ nodes, values }: Graph, emission: Emission, { layout, orders }: StepMemory): StepContext {
  const maps = new MapArithmetic(emission, layout);
  const forms = new Forms(emission, layout, maps);
  const context = { emission, maps, forms };
  for (const value of values) if (value.source.kind !== "node") forms.set(value, sourceForm(value, emission, orders));
  for (const node of nodes) {
    emission.at(node.path, node.outputs[0]?.dtype);
    const outputs = lowered(node, context, layout.rules);
    for (const [index, output] of node.outputs.entries()) {
      const form = outputs[index];
      if (form !== undefined) forms.set(output, form);
    }
  }
  return context;
}

/**
 * The outputs of a node in the first of five ways that takes it. Each asks its inputs for a form, and asking may convert a value
 * for good, even where the way then declines; so those come first that only look, or convert least:
 * 1. `elementwiseOnState`, updates in the order of the state: it looks at forms as they are, and converts once it has decided.
 * 2. The rules of the layout, before the common ones of the same kind: its own convolutions and their gradients.
 * 3. The common rules: sums and products stay chains, whose elements are not computed yet.
 * 4. `elementwiseOnMaps`, which computes the elements of its inputs: after the rules, because most of theirs are elementwise, too.
 * 5. `emitted`, as for inference, which takes any node, and its inputs as plain tensors.
 */
function lowered(node: Node, context: StepContext, own: StepLayout["rules"]): readonly Form[] {
  const { kind } = node.operation;
  return (
    elementwiseOnState(node, context) ??
    own.get(kind)?.(node, context) ??
    rules.get(kind)?.(node, context) ??
    elementwiseOnMaps(node, context) ??
    emitted(node, context)
  );
}

function emitted({ operation, inputs, outputs, attributes }: Node, { emission, forms }: StepContext): readonly Form[] {
  const tensors = inputs.map((input) => forms.tensor(input));
  return (emitters.get(operation.kind)?.({ inputs: tensors, outputs, attributes }, emission) ?? []).map((tensor) => ({
    tensor,
  }));
}

function sourceForm(value: Value, emission: Emission, orders: StorageOrders): Form {
  const { source, axes } = value;
  const name = sourceName(value, emission);
  if (source.kind !== "parameter" && source.kind !== "buffer") return { tensor: { name, axes } };
  return { stored: { name, axes, order: orders.get(source.name) ?? rows } };
}

/** Whether a node normalises feature maps by their batch, or passes back through that: both have a rule. */
function isNormalization(
  { operation, outputs: [y] }: Pick<Node, "operation" | "outputs">,
  { block }: MapLayout,
): boolean {
  const isKind = operation === batchNormTraining || operation === batchNormTrainingGradient;
  return isKind && y !== undefined && mapSizes(y.axes, block) !== undefined;
}

/** Version of the operator set of steps. */
const opset = 17;

function port(name: string, { dtype, axes }: Value): OnnxPort {
  return { name, dtype, shape: portShape(axes, "batch") };
}

function row(name: string, dtype: DType, shape: readonly number[]): OnnxPort {
  return { name, dtype, shape: [elementCount(shape)] };
}

function nextName(name: string): string {
  return `next/${name}`;
}
