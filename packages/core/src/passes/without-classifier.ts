import { OptionUnsupportedError } from "../errors/index.js";
import { Graph } from "../graph/graph.js";
import type { Node } from "../graph/node.js";
import type { Value } from "../graph/value.js";
import { liveParts } from "./live-parts.js";
import { rewrite } from "./rewrite.js";

/** A network that gives its embedding. */
export interface EmbeddingGraph {
  /** With the output `embedding` alone. */
  readonly graph: Graph;
  /** The modules that are left out, e.g. `fc`: the classifier and the heads that serve its training. */
  readonly left: readonly string[];
}

/**
 * The graph without what makes logits of its embedding, as timm has it with `num_classes=0`: nodes, tensors and scopes that
 * the embedding does not depend on.
 * @throws NG_OPTION_UNSUPPORTED where no layer makes the logits
 */
export function withoutClassifier(graph: Graph): EmbeddingGraph {
  const embedding = embeddingOf(graph);
  if (embedding === undefined)
    throw new OptionUnsupportedError({
      at: "classes",
      message: "the backbone ends in no layer with weights that a network of no classes could be without",
      expected: "a whole number from 1",
      found: "0",
    });
  const { name, values, nodes, scopes, marks, inputs, updates } = graph;
  const cut = new Graph({ name, values, nodes, scopes, marks, inputs, outputs: { embedding }, updates });
  const only = liveParts(cut);
  const [before, after] = [scopesOf(graph, graph.nodes), scopesOf(graph, only.nodes)];
  const embedder = rewrite(cut, () => undefined, { only, keepsScope: ({ id }) => after.has(id) || !before.has(id) });
  const kept = new Set(embedder.state().map((spec) => spec.name));
  const left = graph.state().flatMap((spec) => (kept.has(spec.name) ? [] : [moduleOf(spec.name)]));
  return { graph: embedder, left: [...new Set(left)] };
}

/** What the last layer with weights takes, before any dropout; undefined where the graph has no logits, or no layer before them. */
export function embeddingOf(graph: Graph): Value | undefined {
  const { embedding, logits } = graph.outputs;
  if (logits === undefined) return embedding;
  let value: Value | undefined = logits;
  let isLayer = false;
  while (value !== undefined) {
    const node = graph.producer(value);
    if (node === undefined || (isLayer && node.operation.kind !== "dropout")) return isLayer ? value : undefined;
    isLayer ||= node.inputs.some((input) => input.source.kind === "parameter");
    [value] = node.inputs;
  }
  return undefined;
}

/** The scopes that these nodes are in. */
function scopesOf({ scopes }: Graph, nodes: readonly Node[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { scope } of nodes)
    for (let id: number | undefined = scope; id !== undefined && !found.has(id); id = scopes[id]?.parent) found.add(id);
  return found;
}

function moduleOf(tensor: string): string {
  return tensor.slice(0, Math.max(0, tensor.lastIndexOf("."))) || tensor;
}
