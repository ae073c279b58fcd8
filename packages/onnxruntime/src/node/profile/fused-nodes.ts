import type { ModelNode } from "@netgraft/onnx/model";

/** What only puts a tensor into blocks of channels, or back. */
export const layoutKinds: ReadonlySet<string> = new Set(["ReorderInput", "ReorderOutput"]);

/** Kinds of nodes that are fused with what follows them; others are fused with what they follow. */
const fusedForward = new Set([
  "Conv",
  "ConvTranspose",
  "Gemm",
  "MatMul",
  "Pad",
  "Transpose",
  "Reshape",
  "Unsqueeze",
  "Squeeze",
]);

/**
 * What each node of a model that onnxruntime has rewritten computes of the model as it was written: a convolution that it has fused
 * with a norm, an addition and an activation computes all four. A rewritten node has the name, or the tensor, of the last of them
 * by which it was made; what has disappeared beside it was fused with it.
 * @returns by the name of the rewritten node, the nodes as they were written, in their order
 */
export function fusedNodes(
  written: readonly ModelNode[],
  rewritten: readonly ModelNode[],
): ReadonlyMap<string, readonly ModelNode[]> {
  const producers = new Map(written.flatMap((node) => node.outputs.map((tensor) => [tensor, node] as const)));
  const byName = new Map(written.map((node) => [node.name, node]));
  const owners = new Map<ModelNode, string>();
  for (const { name, outputs, opType } of rewritten) {
    // Such a node has the tensor of what was computed before it.
    if (layoutKinds.has(opType)) continue;
    const own = outputs.map((tensor) => producers.get(tensor)).find((node) => node !== undefined);
    const stem = name.replace(/_token_\d+$/, "").replace(/(?:_bn)?_nchwc$/, "");
    const node = own ?? byName.get(name) ?? producers.get(stem) ?? byName.get(stem);
    if (node !== undefined) owners.set(node, name);
  }
  const users = usersOf(written);
  const order = new Map(written.map((node, index) => [node, index]));
  for (const node of written) {
    if (owners.has(node)) continue;
    const before = node.inputs
      .flatMap((tensor) => producers.get(tensor) ?? [])
      .filter((each) => owners.has(each))
      .toSorted((a, b) => (order.get(b) ?? 0) - (order.get(a) ?? 0))[0];
    const isForward = before === undefined || fusedForward.has(node.opType);
    const owner = (isForward ? ownerAhead(node, users, owners) : undefined) ?? (before && owners.get(before));
    if (owner !== undefined) owners.set(node, owner);
  }
  const fused = new Map<string, ModelNode[]>();
  for (const node of written) {
    const owner = owners.get(node);
    if (owner === undefined) continue;
    const known = fused.get(owner);
    if (known === undefined) fused.set(owner, [node]);
    else known.push(node);
  }
  return fused;
}

/** The nodes that read each tensor, in their order. */
export function usersOf(nodes: readonly ModelNode[]): ReadonlyMap<string, readonly ModelNode[]> {
  const users = new Map<string, ModelNode[]>();
  for (const node of nodes)
    for (const tensor of node.inputs) {
      const known = users.get(tensor);
      if (known === undefined) users.set(tensor, [node]);
      else known.push(node);
    }
  return users;
}

/** The owner of the nearest node that follows and has one. */
function ownerAhead(
  node: ModelNode,
  users: ReadonlyMap<string, readonly ModelNode[]>,
  owners: ReadonlyMap<ModelNode, string>,
): string | undefined {
  const [seen, waiting] = [new Set<ModelNode>([node]), [node]];
  for (const next of waiting) {
    const owner = owners.get(next);
    if (owner !== undefined) return owner;
    for (const user of next.outputs.flatMap((tensor) => users.get(tensor) ?? [])) {
      if (seen.has(user)) continue;
      seen.add(user);
      waiting.push(user);
    }
  }
  return undefined;
}
