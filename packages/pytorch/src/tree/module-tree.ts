import type { Graph, Node, Scope, Value } from "@netgraft/core/graph";
import { layersOf } from "./layers.js";

/** A module in PyTorch's sense: what a prefix of the state dict's names, or a scope with operations, stands for. */
export interface Module {
  readonly path: string;
  /** The last part of its path. */
  readonly name: string;
  readonly parent?: Module;
  readonly children: Map<string, Module>;
  /** Tensors of the state that are its own, and no layer's. */
  readonly tensors: Value[];
  /** The operation of a layer of `torch.nn`, whose tensors are its parameters. */
  layer?: Node;
  /** What it was built as, where that has a type or is a stage. */
  scope?: Scope;
  /** Whether it cannot be called as a whole: what is in it is called by the module around it. */
  open: boolean;
  /** The first value that it brings, by which modules are in the order of construction. */
  first: number;
}

/** The modules of a graph, and the one in which each node is computed. */
export interface ModuleTree {
  readonly root: Module;
  /** By the node's `id`. */
  readonly owners: Module[];
  /** By the value's `id`: the nodes that take it. */
  readonly consumers: readonly (readonly Node[])[];
}

/** The modules from the root down to one, it among them. */
export function lineage(module: Module): readonly Module[] {
  return module.parent === undefined ? [module] : [...lineage(module.parent), module];
}

export function isWithin(module: Module, outer: Module): boolean {
  for (let each: Module | undefined = module; each !== undefined; each = each.parent) if (each === outer) return true;
  return false;
}

/** The modules below one, the deepest first. */
export function deepestFirst(module: Module): readonly Module[] {
  return [...module.children.values()].flatMap((child) => [...deepestFirst(child), child]);
}

/** The nodes that take each value, by its `id`. */
function consumersOf({ values, nodes }: Graph): readonly (readonly Node[])[] {
  const consumers: Node[][] = values.map(() => []);
  for (const node of nodes) for (const { id } of new Set(node.inputs)) consumers[id]?.push(node);
  return consumers;
}

/** Reads the tree of modules off the names of the state and the scopes. */
export function moduleTree(graph: Graph): ModuleTree {
  const root: Module = { path: "", name: "", children: new Map(), tensors: [], open: false, first: 0 };
  const moduleAt = (path: string, first: number): Module => {
    let module = root;
    if (path === "") return module;
    for (const name of path.split(".")) {
      const known = module.children.get(name);
      const inner = module.path === "" ? name : `${module.path}.${name}`;
      const child = known ?? {
        path: inner,
        name,
        parent: module,
        children: new Map(),
        tensors: [],
        open: false,
        first,
      };
      child.first = Math.min(child.first, first);
      module.children.set(name, child);
      module = child;
    }
    return module;
  };
  const consumers = consumersOf(graph);
  const layers = layersOf(graph, consumers);
  for (const value of graph.values)
    if (value.source.kind === "parameter" || value.source.kind === "buffer") {
      const { name } = value.source;
      const module = moduleAt(prefixOf(name), value.id);
      const layer = layers.get(module.path);
      if (layer === undefined) module.tensors.push(value);
      else module.layer = layer;
    }
  const owners = graph.nodes.map((node) => {
    const layer = [...node.inputs].map(({ source }) => ("name" in source ? prefixOf(source.name) : undefined));
    const path = layer.find((prefix) => prefix !== undefined && layers.get(prefix) === node);
    const scope = graph.scopes[node.scope]?.path ?? "";
    return moduleAt(path ?? scope, node.outputs[0]?.id ?? 0);
  });
  for (const scope of graph.scopes) {
    const module = findModule(root, scope.path);
    if (
      module !== undefined &&
      (scope.type !== undefined || scope.kind === "stage") &&
      module.scope?.type === undefined
    )
      module.scope = scope;
  }
  return { root, owners, consumers };
}

/** The module of a path, where there is one. */
function findModule(root: Module, path: string): Module | undefined {
  if (path === "") return root;
  let module: Module | undefined = root;
  for (const name of path.split(".")) module = module?.children.get(name);
  return module;
}

/** The module that a tensor of the state belongs to, by its name. */
function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}
