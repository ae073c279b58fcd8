import type { Graph, Node, Value } from "@netgraft/core/graph";
import { isWithin, type Module, type ModuleTree } from "../tree/module-tree.js";
import { plainModule } from "../tree/plain-modules.js";

/** A step of a module: an operation of its own, or a call of a module inside. */
export type Item =
  | { readonly kind: "node"; readonly node: Node; readonly nodes: readonly Node[] }
  | { readonly kind: "module"; readonly module: Module; readonly nodes: readonly Node[] };

/** The steps of modules, and what goes in and out of them. */
export class Items {
  readonly #graph: Graph;
  readonly #tree: ModuleTree;
  readonly #outputs: ReadonlySet<Value>;
  /** The module that each tensor of the state belongs to, by the value's `id`. */
  readonly #stateOwners = new Map<number, Module>();

  constructor(graph: Graph, tree: ModuleTree) {
    this.#graph = graph;
    this.#tree = tree;
    this.#outputs = new Set(Object.values(graph.outputs));
    const visit = (module: Module): void => {
      for (const { id } of module.tensors) this.#stateOwners.set(id, module);
      for (const input of module.layer?.inputs.slice(1) ?? []) this.#stateOwners.set(input.id, module);
      for (const child of module.children.values()) visit(child);
    };
    visit(tree.root);
  }

  /** The nodes that are computed in a module, those of modules inside among them. */
  nodesOf(module: Module): readonly Node[] {
    return this.#graph.nodes.filter(({ id }) => this.#isIn(id, module));
  }

  /** The steps of a module in an order in which each has what it takes; modules that are open lend theirs. */
  of(module: Module): readonly Item[] {
    const groups = new Map<Module | Node, Node[]>();
    for (const node of this.nodesOf(module)) {
      const called = this.#calledIn(node, module) ?? node;
      const group = groups.get(called);
      if (group === undefined) groups.set(called, [node]);
      else group.push(node);
    }
    const waiting = [...groups].map(([called, nodes]): Item =>
      "operation" in called ? { kind: "node", node: called, nodes } : { kind: "module", module: called, nodes },
    );
    return inOrder(waiting);
  }

  /** The values that a step takes from outside, those of the state of other modules among them, in the order of their use. */
  inputsOf({ nodes, ...item }: Item): readonly Value[] {
    const own = new Set(nodes.map(({ id }) => id));
    const isOutside = (value: Value): boolean => {
      if (value.source.kind === "node") return !own.has(value.source.node);
      if (value.source.kind === "input") return true;
      const owner = this.#stateOwners.get(value.id);
      return owner !== undefined && item.kind === "module" && !isWithin(owner, item.module);
    };
    const used = [...new Set(nodes.flatMap(({ inputs }) => inputs.filter(isOutside)))];
    const before = item.kind === "module" ? this.#attachmentMark(item.module)?.before : undefined;
    return used.toSorted((a, b) => Number(b.id === before) - Number(a.id === before));
  }

  /** The values that a step gives to others: what it is for first. */
  outputsOf({ nodes, ...item }: Item): readonly Value[] {
    const own = new Set(nodes);
    const keepsUnused = item.kind === "module" && this.#isInBlock(item.module);
    const given = nodes.flatMap(({ outputs }) =>
      outputs.filter((value) => {
        const consumers = this.#tree.consumers[value.id] ?? [];
        if (this.#outputs.has(value) || consumers.some((consumer) => !own.has(consumer))) return true;
        return consumers.length === 0 && (keepsUnused || item.kind === "node");
      }),
    );
    const main = item.kind === "module" ? this.#attachmentMark(item.module)?.value : undefined;
    const last = given.some(({ id }) => id === main) ? main : given.at(-1)?.id;
    return given.toSorted((a, b) => Number(b.id === last) - Number(a.id === last) || a.id - b.id);
  }

  /** Whether nothing takes a value. */
  isUnused(value: Value): boolean {
    return !this.#outputs.has(value) && this.#tree.consumers[value.id]?.length === 0;
  }

  /**
   * The steps of a module as `nn.Sequential` has them, by their numbers; undefined where it computes otherwise than one
   * after the other. Where a number has no step, there is nothing to do.
   */
  runOf(module: Module): readonly (readonly Item[])[] | undefined {
    const names = [...module.children.keys()];
    if ([...module.children.values()].some(({ open }) => open)) return undefined;
    if (names.length === 0 || module.tensors.length > 0 || !names.every((name) => /^\d+$/.test(name))) return undefined;
    const items = this.of(module);
    const places: Item[][] = [];
    const between: Item[] = [];
    let last: Value | undefined;
    for (const [index, item] of items.entries()) {
      const [inputs, outputs] = [this.inputsOf(item), this.outputsOf(item)];
      const [input, output] = [inputs[0], outputs[0]];
      if (inputs.length !== 1 || outputs.length !== 1 || (index > 0 && input !== last)) return undefined;
      const isSole = index === 0 || this.#isOnlyUsedBy(input, item);
      if (!isSole) return undefined;
      last = output;
      if (item.kind === "node") {
        if (plainModule(item.node) === undefined) return undefined;
        between.push(item);
        continue;
      }
      if (item.module.parent !== module) return undefined;
      if (!fill(places, between.splice(0), Number(item.module.name))) return undefined;
      places.push([item]);
    }
    // What is behind the last number has numbers that nothing else has.
    return [...places, ...between.map((item) => [item])];
  }

  #isOnlyUsedBy(value: Value | undefined, { nodes }: Item): boolean {
    if (value === undefined || this.#outputs.has(value)) return false;
    return this.#tree.consumers[value.id]?.every((consumer) => nodes.includes(consumer)) === true;
  }

  #isIn(node: number, module: Module): boolean {
    const owner = this.#tree.owners[node];
    return owner !== undefined && isWithin(owner, module);
  }

  /** The module by which a node is called from inside another one: the outermost that is not open. */
  #calledIn({ id }: Node, module: Module): Module | undefined {
    let called: Module | undefined;
    for (let each = this.#tree.owners[id]; each !== undefined && each !== module; each = each.parent)
      if (!each.open) called = each;
    return called;
  }

  #attachmentMark(module: Module): { readonly before: number; readonly value: number } | undefined {
    const { scope } = module;
    if (scope?.kind !== "attachment") return undefined;
    for (const mark of this.#graph.marks) if (mark.kind === "attachment" && mark.scope === scope.id) return mark;
    return undefined;
  }

  #isInBlock(module: Module): boolean {
    for (let each: Module | undefined = module; each !== undefined; each = each.parent)
      if (each.scope?.kind === "block") return true;
    return false;
  }
}

/** Puts what lies between two numbers there, one at each number that is free; false where there is none. */
function fill(places: Item[][], between: Item[], end: number): boolean {
  const free = end - places.length;
  if (free < 0 || (free === 0 && between.length > 0)) return false;
  for (let index = 0; index < free; index += 1)
    places.push(index === free - 1 ? between.splice(0) : between.splice(0, 1));
  return true;
}

/** Steps in an order in which each has what it takes, else in that of their first nodes. */
function inOrder(items: readonly Item[]): readonly Item[] {
  const of = new Map<number, Item>();
  for (const item of items) for (const { id } of item.nodes) of.set(id, item);
  const done = new Set<Item>();
  const ordered: Item[] = [];
  const visit = (item: Item): void => {
    if (done.has(item)) return;
    done.add(item);
    for (const { inputs } of item.nodes)
      for (const { source } of inputs) {
        const before = source.kind === "node" ? of.get(source.node) : undefined;
        if (before !== undefined) visit(before);
      }
    ordered.push(item);
  };
  for (const item of items) visit(item);
  return ordered;
}
