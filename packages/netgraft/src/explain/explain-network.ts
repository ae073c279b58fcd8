import type { Graph, Network } from "@netgraft/core";
import { type LayerCost, layerCosts, type Mark, type Scope } from "@netgraft/core/graph";
import { differencesOf } from "./differences.js";
import type { ExplainedAttachment, ExplainedSum, Explanation } from "./explanation.js";
import { formulaTerms } from "./formula-terms.js";

type AttachmentMark = Extract<Mark, { readonly kind: "attachment" }>;

/**
 * What the attachments of a network cost, block by block and by stage, beside the article's formula for the parameters that SE
 * adds: 2/r·Σ N_s·C_s², with r the reduction, N_s the blocks of stage s and C_s its channels.
 */
export function explainNetwork(network: Network): Explanation {
  const attachments = explainedAttachments(network.graph);
  const stages = [...new Set(attachments.map(({ stage }) => stage))].map((stage) => {
    const own = attachments.filter((attachment) => attachment.stage === stage);
    return { stage, ...sumOf(own), attachments: own };
  });
  const { parameters, macs } = network.summary();
  return { name: network.name, network: { parameters, macs }, stages, total: sumOf(attachments) };
}

function sumOf(attachments: readonly ExplainedAttachment[]): ExplainedSum {
  const sum = (of: (attachment: ExplainedAttachment) => number): number =>
    attachments.reduce((total, attachment) => total + of(attachment), 0);
  return {
    count: attachments.length,
    parameters: sum(({ parameters }) => parameters),
    macs: sum(({ macs }) => macs),
    ...(attachments.some(({ terms }) => terms) && { formula: sum(({ terms }) => terms?.formula ?? 0) }),
    differences: differencesOf(attachments),
  };
}

function explainedAttachments(graph: Graph): readonly ExplainedAttachment[] {
  const marks = graph.marks.filter((mark) => mark.kind === "attachment");
  const layers = layersByAttachment(graph, marks);
  const stages = stagesOf(graph);
  return marks.map((mark): ExplainedAttachment => {
    const { id, type, site, scope } = mark;
    const own = layers.get(scope) ?? [];
    const outer = [...scopesAround(graph, scope)];
    const stage = stages.get(outer.find(({ kind }) => kind === "stage")?.id ?? -1);
    const channels = graph.values[mark.before]?.size("channel") ?? 0;
    const stageChannels = stage?.channels ?? channels;
    const parameters = [...new Set(own.flatMap(({ node }) => node.inputs))].filter(
      ({ source }) => source.kind === "parameter",
    );
    const options = graph.scopes[scope]?.options ?? {};
    const terms = formulaTerms({ type, options, channels, stageChannels, parameters });
    const block = outer.find(({ kind }) => kind === "block") ?? graph.scopes[scope];
    return {
      stage: stage?.name ?? "",
      block: block?.path ?? "",
      id,
      type,
      site,
      channels,
      stageChannels,
      parameters: own.reduce((sum, layer) => sum + layer.parameters, 0),
      macs: own.reduce((sum, layer) => sum + layer.macs, 0),
      ...(terms && { terms }),
    };
  });
}

/** What each attachment computes, by its scope. */
function layersByAttachment(graph: Graph, marks: readonly AttachmentMark[]): ReadonlyMap<number, readonly LayerCost[]> {
  const layers = new Map<number, LayerCost[]>(marks.map(({ scope }) => [scope, []]));
  for (const layer of layerCosts(graph))
    for (const { id } of scopesAround(graph, layer.node.scope)) layers.get(id)?.push(layer);
  return layers;
}

/** A scope and what holds it, from the inside. */
function* scopesAround({ scopes }: Graph, inner: number): Iterable<Scope> {
  for (let at = scopes[inner]; at !== undefined; at = scopes[at.parent ?? -1]) yield at;
}

/** Name and channels of each stage, by its scope: the last marks of features are the ends of the stages. */
function stagesOf({ scopes, marks }: Graph): ReadonlyMap<number, { readonly name: string; readonly channels: number }> {
  const stages = scopes.filter(({ kind }) => kind === "stage");
  const features = marks.filter((mark) => mark.kind === "feature").slice(-stages.length);
  return new Map(
    stages.map(({ id, path }, index) => [
      id,
      { name: path === "" ? `stage ${index + 1}` : path, channels: features[index]?.channels ?? 0 },
    ]),
  );
}
