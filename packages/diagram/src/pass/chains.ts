import type { Value } from "@netgraft/core";
import type { Node, Scope } from "@netgraft/core/graph";
import type { Survey } from "./survey.js";

/** Operations with weights that papers draw as a box of their own. */
export const heavy: ReadonlySet<string> = new Set(["conv", "convTranspose", "dense"]);
/** Norms and activations, which papers write into the box of the layer before or behind them. */
const light: ReadonlySet<string> = new Set(
  (
    "batchNorm groupNorm layerNorm relu leakyRelu elu silu mish gelu hardSwish hardSigmoid sigmoid tanh clamp " +
    "softplus softmax"
  ).split(" "),
);
/** What changes axes alone, and is not drawn. */
export const rearranging: ReadonlySet<string> = new Set(["mergeAxes", "splitAxis", "renameAxis", "expand", "detach"]);

/**
 * Nodes that are drawn as one box: a layer with its norm and activation, behind it or, in pre-activation, before it; or a
 * module of an attachment.
 */
export interface Chain {
  /** The module that it is, where it is one. */
  readonly module?: Scope;
  readonly nodes: Node[];
  hasLayer: boolean;
  /** Whether nothing can follow: a pre-activation layer ends with its convolution. */
  closed: boolean;
}

/** Each node for itself. */
export function singleChains(nodes: readonly Node[]): readonly Chain[] {
  return nodes.map((node) => ({ nodes: [node], hasLayer: isHeavy(node), closed: true }));
}

/** Nodes, fused where a value goes from one to the next alone. */
export function fusedChains(nodes: readonly Node[], survey: Survey): readonly Chain[] {
  const chains: Chain[] = [];
  const byEnd = new Map<number, Chain>();
  const modules = foldedModules(nodes, survey);
  for (const node of nodes) {
    const module = modules.get(node);
    if (module !== undefined) {
      // It stands where its last operation does, behind all that enters it.
      if (node === module.nodes.at(-1)) chains.push(module);
      continue;
    }
    const { kind } = node.operation;
    const before = onlyInput(node, byEnd);
    const [chain, value] = before ?? [];
    if (chain && value && survey.consumers(value).length === 1 && follows(chain, node, survey)) {
      chain.closed ||= heavy.has(kind);
      chain.hasLayer ||= heavy.has(kind);
      chain.nodes.push(node);
      for (const { id } of node.outputs) byEnd.set(id, chain);
      continue;
    }
    const started: Chain = { nodes: [node], hasLayer: heavy.has(kind), closed: !heavy.has(kind) && !light.has(kind) };
    chains.push(started);
    for (const { id } of node.outputs) byEnd.set(id, started);
  }
  return chains;
}

function isHeavy({ operation }: Node): boolean {
  return heavy.has(operation.kind);
}

/** The modules of attachments that several operations make, and that pass on one value: each is one box. */
function foldedModules(nodes: readonly Node[], survey: Survey): ReadonlyMap<Node, Chain> {
  const inside = new Map<Scope, Node[]>();
  for (const node of nodes) {
    const module = survey.attachedModule(node);
    if (module === undefined) continue;
    const before = inside.get(module);
    if (before === undefined) inside.set(module, [node]);
    else before.push(node);
  }
  const folded = new Map<Node, Chain>();
  for (const [module, own] of inside) {
    const isInside = new Set(own);
    const leaves = own.filter(({ outputs }) =>
      outputs.some((value) => survey.isOutput(value) || survey.consumers(value).some((node) => !isInside.has(node))),
    );
    if (own.length < 2 || leaves.length !== 1 || leaves[0] !== own.at(-1)) continue;
    for (const node of own) folded.set(node, { module, nodes: own, hasLayer: own.some(isHeavy), closed: true });
  }
  return folded;
}

/** The chain that ends in the one value that flows into a node. */
function onlyInput({ inputs }: Node, byEnd: ReadonlyMap<number, Chain>): readonly [Chain, Value] | undefined {
  const flowing = inputs.filter(({ source }) => source.kind === "node" || source.kind === "input");
  const [value] = flowing;
  const chain = value && flowing.length === 1 ? byEnd.get(value.id) : undefined;
  return value && chain && [chain, value];
}

function follows(chain: Chain, node: Node, survey: Survey): boolean {
  const { kind } = node.operation;
  const last = chain.nodes.at(-1);
  if (last === undefined || survey.attachment(last) !== survey.attachment(node)) return false;
  if (rearranging.has(kind)) return true;
  if (chain.closed || !isBeside(last, node, survey)) return false;
  return heavy.has(kind) ? !chain.hasLayer : light.has(kind);
}

/** Whether both stand in one module, or one of them directly in the block. */
function isBeside(a: Node, b: Node, survey: Survey): boolean {
  const isBlock = ({ scope }: Node): boolean => survey.graph.scopes[scope]?.kind === "block";
  return a.scope === b.scope || isBlock(a) || isBlock(b);
}
