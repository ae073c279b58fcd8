import type { Graph, Node } from "@netgraft/core/graph";
import { deepestFirst, isWithin, type Module, type ModuleTree } from "./module-tree.js";
import { isActivation } from "./plain-modules.js";

/**
 * Puts each operation without tensors of its own where a reader looks for it: between two layers of a module, it is in that module. A
 * module that something else's layers lie between cannot be called as a whole, and is opened.
 */
export function placeNodes(graph: Graph, tree: ModuleTree): void {
  const modules = deepestFirst(tree.root).filter(({ layer }) => layer === undefined);
  for (const module of modules) pullBetween(graph, tree, module);
  for (const module of modules) if (!module.open && isJoint(module)) pullJoints(graph, tree, module);
  for (const module of modules) if (!module.open) pullActivation(graph, tree, module);
  for (const module of modules) if (!module.open) pullBefore(graph, tree, module);
}

/** What lies on a way out of a module and back into it becomes part of it. */
function pullBetween(graph: Graph, { owners, consumers }: ModuleTree, module: Module): void {
  const inside = graph.nodes.filter(({ id }) => within(owners[id], module));
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return;
  const after = new Set<number>();
  const before = new Set<number>();
  const span = graph.nodes.slice(first.id, last.id + 1);
  for (const node of span)
    if (within(owners[node.id], module) || node.inputs.some((value) => after.has(producerOf(value) ?? -1)))
      after.add(node.id);
  for (const node of span.toReversed())
    if (
      within(owners[node.id], module) ||
      node.outputs.some(({ id }) => consumers[id]?.some((consumer) => before.has(consumer.id)))
    )
      before.add(node.id);
  const between = span.filter(({ id }) => after.has(id) && before.has(id) && !within(owners[id], module));
  const canBePulled = between.every((node) => {
    const owner = owners[node.id];
    return owner !== undefined && owner.layer === undefined && isWithin(module, owner);
  });
  if (canBePulled) for (const { id } of between) owners[id] = module;
  else module.open = true;
}

/** Whether a module may take what joins its branches: what has a type of its own was made as it is. */
function isJoint({ scope, children }: Module): boolean {
  return scope === undefined && ![...children.keys()].every((name) => /^\d+$/.test(name));
}

/** What joins several results of a module, and nothing else, becomes part of it: a ghost module's concatenation. */
function pullJoints(graph: Graph, { owners, consumers }: ModuleTree, module: Module): void {
  for (const node of graph.nodes) {
    if (owners[node.id] !== module.parent) continue;
    const producers = new Set(node.inputs.map(producerOf));
    if (producers.size < 2 || ![...producers].every((id) => id !== undefined && within(owners[id], module))) continue;
    const isLast = node.inputs.every(({ id }) =>
      consumers[id]?.every((consumer) => consumer === node || within(owners[consumer.id], module)),
    );
    if (isLast) owners[node.id] = module;
  }
}

/** The activation behind a numbered run of layers becomes its last: `nn.Sequential(conv, norm, activation)`. */
function pullActivation(graph: Graph, { owners, consumers }: ModuleTree, module: Module): void {
  if (!isRun(module) || module.scope !== undefined) return;
  const last = [...module.children.values()].at(-1)?.layer;
  const only = last === undefined ? undefined : onlyConsumer(graph, consumers, last);
  if (only === undefined || !isActivation(only.operation.kind)) return;
  const owner = owners[only.id];
  if (owner !== undefined && owner !== module && owner.layer === undefined && isWithin(module, owner))
    owners[only.id] = module;
}

/** What lies before a numbered run whose first number is above 0 becomes its first: the pool of a pooling branch. */
function pullBefore(graph: Graph, { owners, consumers }: ModuleTree, module: Module): void {
  if (!isRun(module)) return;
  const numbers = [...module.children.keys()].map(Number);
  const inside = graph.nodes.filter(({ id }) => within(owners[id], module));
  for (let missing = numbers.reduce((least, each) => Math.min(least, each), Infinity); missing > 0; missing -= 1) {
    const [first] = inside;
    const id = first?.inputs[0] === undefined ? undefined : producerOf(first.inputs[0]);
    const node = id === undefined ? undefined : graph.nodes[id];
    const owner = node === undefined ? undefined : owners[node.id];
    if (node === undefined || owner === undefined || onlyConsumer(graph, consumers, node) !== first) return;
    if (owner.layer !== undefined || owner === module || !isWithin(module, owner)) return;
    owners[node.id] = module;
    inside.unshift(node);
  }
}

/** Whether a module is layers and modules by number alone. */
function isRun({ children, tensors }: Module): boolean {
  return children.size > 0 && tensors.length === 0 && [...children.keys()].every((name) => /^\d+$/.test(name));
}

/** The one node that takes the one result of a node, which is no output of the graph. */
function onlyConsumer(graph: Graph, consumers: ModuleTree["consumers"], { outputs }: Node): Node | undefined {
  const [output, ...others] = outputs;
  if (output === undefined || others.length > 0 || Object.values(graph.outputs).includes(output)) return undefined;
  const [consumer, ...more] = consumers[output.id] ?? [];
  return more.length === 0 ? consumer : undefined;
}

function within(owner: Module | undefined, module: Module): boolean {
  return owner !== undefined && isWithin(owner, module);
}

function producerOf({ source }: Node["inputs"][number]): number | undefined {
  return source.kind === "node" ? source.node : undefined;
}
