import type { Value } from "@netgraft/core";
import type { Node } from "@netgraft/core/graph";
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

/** Nodes that are drawn as one box: a layer with its norm and activation, behind it or, in pre-activation, before it. */
export interface Chain {
  readonly nodes: Node[];
  hasLayer: boolean;
  /** Whether nothing can follow: a pre-activation layer ends with its convolution. */
  closed: boolean;
}

/** Each node for itself. */
export function singleChains(nodes: readonly Node[]): readonly Chain[] {
  return nodes.map((node) => ({ nodes: [node], hasLayer: heavy.has(node.operation.kind), closed: true }));
}

/** Nodes, fused where a value goes from one to the next alone. */
export function fusedChains(nodes: readonly Node[], survey: Survey): readonly Chain[] {
  const chains: Chain[] = [];
  const byEnd = new Map<number, Chain>();
  for (const node of nodes) {
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
