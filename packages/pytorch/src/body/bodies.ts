import { type Graph, type Node, orderOf, type Value } from "@netgraft/core/graph";
import { classifierLayers } from "../tree/classifier-layers.js";
import { lineage, type Module, type ModuleTree } from "../tree/module-tree.js";
import { plainModule } from "../tree/plain-modules.js";
import { emitters } from "../emitters/emitters.js";
import { layerOf } from "../emitters/layers.js";
import { ordered, type Tensor } from "../emitters/tensor.js";
import { call, type Expression, mapped, text } from "../python/expression.js";
import type { Body, Port, Statement } from "./body.js";
import { BodyScope } from "./body-scope.js";
import type { Item, Items } from "./items.js";
import { styleOf } from "./style.js";

/** A module that has been made: how, and what it gives. */
interface Made {
  readonly expression: Expression;
  readonly outputs: readonly Port[];
  /** The orders of axes that it takes its inputs in. */
  readonly inputs: readonly Tensor[];
}

/** Writes modules as bodies, from the root. */
export class Bodies {
  readonly all = new Map<string, Body>();
  readonly helpers = new Set<string>();
  readonly #graph: Graph;
  readonly #tree: ModuleTree;
  readonly #items: Items;
  readonly #classifiers: ReadonlySet<Node>;

  constructor(graph: Graph, tree: ModuleTree, items: Items) {
    this.#graph = graph;
    this.#tree = tree;
    this.#items = items;
    this.#classifiers = classifierLayers(graph);
  }

  root(): Body {
    const inputs = Object.values(this.#graph.inputs).map((value) => ({ value, tensor: given(value) }));
    return this.#body(this.#tree.root, inputs, Object.values(this.#graph.outputs));
  }

  #body(
    module: Module,
    inputs: readonly { readonly value: Value; readonly tensor: Tensor }[],
    outputs: readonly Value[],
  ): Body {
    const scope = new BodyScope(module, this.helpers);
    for (const { value, tensor } of inputs)
      scope.tensors.set(value.id, { expression: { kind: "value", id: value.id }, axes: tensor.axes });
    const statements: Statement[] = [];
    for (const item of this.#items.of(module)) this.#step(item, scope, statements);
    const key = module.path;
    const body: Body = {
      key,
      module,
      inputs: inputs.map(({ value, tensor }) => ({ id: value.id, axes: tensor.axes })),
      outputs: outputs.map((value) => ({ id: scope.rootOf(value), axes: scope.tensor(value).axes })),
      entries: scope.entries(),
      statements,
    };
    this.all.set(key, body);
    return body;
  }

  #step(item: Item, scope: BodyScope, statements: Statement[]): void {
    if (item.kind === "node") {
      const { node } = item;
      const inputs = node.inputs.map((value) => scope.tensor(value));
      const emitted = emitters.get(node.operation.kind)?.(
        { inputs, outputs: node.outputs, attributes: node.attributes },
        scope,
      );
      const isComputed = node.outputs.map((value, port) => {
        const tensor = emitted?.[port];
        if (tensor === undefined) throw new TypeError(`"${node.operation.kind}" is not written`);
        return scope.bind(value, tensor);
      });
      const [first] = emitted ?? [];
      if (first === undefined || !isComputed.includes(true)) return;
      statements.push({
        outputs: node.outputs.map(({ id }) => id),
        expression: first.expression,
        style: styleOf(node),
        hint: node.operation.kind,
      });
      return;
    }
    const values = this.#items.inputsOf(item);
    const made = this.#made(
      item,
      values.map((value) => scope.tensor(value)),
    );
    scope.make(item.module, made.expression);
    const results = this.#items.outputsOf(item);
    for (const [index, value] of results.entries())
      scope.tensors.set(value.id, {
        expression: { kind: "value", id: value.id },
        axes: made.outputs[index]?.axes ?? [],
      });
    statements.push({
      outputs: results.map(({ id }) => id),
      expression: call(
        scope.access(item.module),
        made.inputs.map(({ expression }) => expression),
      ),
      style: item.module.layer === undefined ? "module" : styleOf(item.module.layer),
      hint: item.module.name,
    });
  }

  /** A module with what it takes. */
  #made(item: Extract<Item, { kind: "module" }>, inputs: readonly Tensor[]): Made {
    const { module } = item;
    const [x] = inputs;
    if (module.layer !== undefined && x !== undefined) {
      const layer = layerOf(module.layer, x, this.#classifiers.has(module.layer));
      return {
        expression: named(layer.module, module),
        inputs: [layer.input],
        outputs: module.layer.outputs.map(({ id }) => ({ id, axes: layer.axes })),
      };
    }
    const run = this.#items.runOf(module);
    if (run !== undefined && x !== undefined) return this.#run(item, run, x);
    const only = item.nodes.length === 1 && module.children.size === 0 ? item.nodes[0] : undefined;
    const plain = only === undefined || x === undefined ? undefined : plainMade(only, x);
    if (plain !== undefined) return plain;
    const values = this.#items.inputsOf(item);
    const body = this.#body(
      module,
      values.map((value, index) => ({ value, tensor: inputs[index] ?? given(value) })),
      this.#items.outputsOf(item),
    );
    return { expression: { kind: "instance", key: body.key }, inputs, outputs: body.outputs };
  }

  #run(item: Item, run: readonly (readonly Item[])[], x: Tensor): Made {
    let current = x;
    let input: Tensor | undefined;
    const places = run.map((steps) => {
      const made = steps.map((step) => {
        const one = step.kind === "module" ? this.#made(step, [current]) : plainMade(step.node, current);
        const [output] = one?.outputs ?? [];
        if (one === undefined || output === undefined) throw new TypeError("a run has modules alone");
        const [taken] = one.inputs;
        if (input !== undefined && taken !== undefined && orderOf(taken).join() !== orderOf(current).join())
          throw new TypeError("a run keeps the order of axes");
        input ??= taken;
        current = { expression: text("x"), axes: output.axes };
        return one.expression;
      });
      const [first = call("nn.Identity", [])] = made;
      return made.length > 1 ? call("nn.Sequential", made) : first;
    });
    const [output] = this.#items.outputsOf(item);
    return {
      expression: call("nn.Sequential", places),
      inputs: [input ?? x],
      outputs: output === undefined ? [] : [{ id: output.id, axes: current.axes }],
    };
  }
}

/** A tensor as the graph has it. */
function given(value: Value): Tensor {
  return { expression: { kind: "value", id: value.id }, axes: value.axes };
}

/** The literals of a layer with the layer's name, for arguments that are named after it. */
function named(expression: Expression, module: Module): Expression {
  const path = lineage(module).filter(({ name }) => name !== "");
  const layer = path.findLast(({ name }) => !/^\d+$/.test(name))?.name ?? module.name;
  return mapped(expression, (part) =>
    part.kind === "slot" && part.layer === undefined ? { ...part, layer } : undefined,
  );
}

/** An operation without tensors of its own as a module. */
function plainMade(node: Node, x: Tensor): Made | undefined {
  const expression = plainModule(node);
  const output = node.outputs[0];
  const emitter = emitters.get(node.operation.kind);
  if (expression === undefined || output === undefined || emitter === undefined) return undefined;
  const map = ["batch", "channel", "height", "width"];
  const isMap = x.axes.length === map.length && map.every((name) => orderOf(x).includes(name));
  const input = isMap ? ordered(x, map) : x;
  const nothing = { constant: () => text(""), helper: () => text("") };
  const [made] = emitter({ inputs: [input], outputs: node.outputs, attributes: node.attributes }, nothing);
  return made === undefined
    ? undefined
    : { expression, inputs: [input], outputs: [{ id: output.id, axes: made.axes }] };
}
