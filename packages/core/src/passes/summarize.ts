import { elementsPerExample } from "../graph/axes.js";
import { addCosts, type Cost, noCost } from "../graph/cost.js";
import { GraphTooLargeError } from "../errors/index.js";
import type { Graph } from "../graph/graph.js";
import type { Node } from "../graph/node.js";
import type { Value } from "../graph/value.js";

/** One placement of an attachment. */
export interface AttachmentSummary {
  readonly id: string;
  readonly type: string;
  readonly site: string;
  /** Where it stands, and the prefix of its parameters: `layer1.0.se`. */
  readonly path: string;
  readonly parameters: number;
}

/** What a network costs; parameters in elements, work for one example. */
export interface Summary {
  readonly name: string;
  /** Sizes of the input of one example, by axis. */
  readonly input: Readonly<Record<string, number>>;
  /** Learnable elements, those of auxiliary heads not counted. */
  readonly parameters: number;
  /** Learnable elements of auxiliary heads. */
  readonly auxiliaryParameters: number;
  /** Elements of the state that are not learned (running statistics). */
  readonly buffers: number;
  /** Multiply-accumulates of convolutions, dense layers and matrix products, biases not counted. */
  readonly macs: number;
  /** Elementwise work by kind. */
  readonly elementwise: Readonly<Record<string, number>>;
  readonly attachments: readonly AttachmentSummary[];
}

/**
 * Checks that what a graph costs is counted exactly, as its elements are by whoever builds it: then the sum of any part is.
 * @throws NG_GRAPH_TOO_LARGE
 */
export function assertCountable({ name, nodes }: Graph): void {
  const { macs, elementwise } = addCosts(nodes.map(nodeCost));
  for (const [what, count] of [["multiply-accumulates", macs], ...Object.entries(elementwise)] as const)
    if (count > Number.MAX_SAFE_INTEGER)
      throw new GraphTooLargeError({
        at: name,
        message: `the work of one example (${what}) is more than can be counted exactly (2^53)`,
        found: count.toExponential(1),
      });
}

/** Counts a network: a walk over the graph, which allocates no weights. Auxiliary heads count in `auxiliaryParameters` alone. @throws NG_GRAPH_TOO_LARGE */
export function summarize(graph: Graph): Summary {
  assertCountable(graph);
  const auxiliary = graph.scopes.filter(({ kind }) => kind === "auxiliary").map(({ path }) => path);
  const isAuxiliary = (path: string): boolean => auxiliary.some((prefix) => inside(path, prefix));
  let [parameters, auxiliaryParameters, buffers] = [0, 0, 0];
  for (const { source, axes } of graph.values) {
    if (source.kind === "buffer" && !isAuxiliary(source.name)) buffers += elementsPerExample(axes);
    if (source.kind !== "parameter") continue;
    if (isAuxiliary(source.name)) auxiliaryParameters += elementsPerExample(axes);
    else parameters += elementsPerExample(axes);
  }
  const { macs, elementwise } = addCosts(graph.nodes.filter(({ path }) => !isAuxiliary(path)).map(nodeCost));
  const [input] = Object.values(graph.inputs);
  return {
    name: graph.name,
    input: inputSizes(input),
    parameters,
    auxiliaryParameters,
    buffers,
    macs,
    elementwise,
    attachments: attachmentSummaries(graph),
  };
}

/** What one node costs for one example. */
export function nodeCost({ operation, inputs, outputs, attributes }: Node): Cost {
  return operation.cost?.(inputs, outputs, attributes) ?? noCost;
}

function attachmentSummaries(graph: Graph): readonly AttachmentSummary[] {
  const byScope = parametersByScope(graph);
  return graph.marks.flatMap((mark) => {
    if (mark.kind !== "attachment") return [];
    const { path } = graph.scopes[mark.scope] ?? { path: "" };
    return [{ id: mark.id, type: mark.type, site: mark.site, path, parameters: byScope.get(path) ?? 0 }];
  });
}

/** Learnable elements below each prefix of a state-dict name. */
function parametersByScope({ values }: Graph): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { source, axes } of values) {
    if (source.kind !== "parameter") continue;
    const count = elementsPerExample(axes);
    for (let end = source.name.lastIndexOf("."); end > 0; end = source.name.lastIndexOf(".", end - 1)) {
      const prefix = source.name.slice(0, end);
      totals.set(prefix, (totals.get(prefix) ?? 0) + count);
    }
  }
  return totals;
}

function inputSizes(input: Value | undefined): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const { name, size } of input?.axes ?? []) if (size !== "any" && name !== "batch") sizes[name] = size;
  return sizes;
}

function inside(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}.`);
}
