import type { ExecutionProfile, Graph, KernelProfile } from "@netgraft/core/graph";
import type { ModelNode } from "@netgraft/onnx/model";
import type { KernelRuns } from "../engine/run-times.js";
import { fusedNodes, layoutKinds, usersOf } from "./fused-nodes.js";
import { quickestRuns } from "./quickest-runs.js";

/** What a profile is made of. */
export interface MeasuredModel {
  readonly graph: Graph;
  /** The nodes of the model as it was written for the graph. */
  readonly written: readonly ModelNode[];
  /** Those of the model as onnxruntime has rewritten it. */
  readonly rewritten: readonly ModelNode[];
  /** Of each run, by the clock. */
  readonly milliseconds: readonly number[];
  readonly kernels: readonly KernelRuns[];
}

/** A profile by the nodes of the graph. The quickest runs count. */
export function executionProfile({
  graph,
  written,
  rewritten,
  milliseconds,
  kernels,
}: MeasuredModel): ExecutionProfile {
  const counted = quickestRuns(milliseconds);
  const mean = (of: readonly number[]): number =>
    counted.reduce((sum, run) => sum + (of[run] ?? 0), 0) / Math.max(counted.length, 1);
  const computed = new KernelNodes(graph, written, withNames(rewritten, kernels));
  return {
    milliseconds: mean(milliseconds),
    runs: milliseconds,
    kernels: kernels.map(({ name, operation, bytes, milliseconds: own }): KernelProfile => ({
      operation,
      nodes: computed.of(name),
      isLayout: layoutKinds.has(operation),
      milliseconds: mean(own),
      bytes,
    })),
  };
}

/**
 * Gives nodes without a name one: onnxruntime's profile calls them by their kind and a number of its own, which the file has not. Of one
 * kind both have them in the order in which they run.
 */
function withNames(rewritten: readonly ModelNode[], kernels: readonly KernelRuns[]): readonly ModelNode[] {
  const names = new Set(rewritten.map(({ name }) => name));
  const nameless = new Map<string, string[]>();
  for (const { name, operation } of kernels) {
    if (names.has(name)) continue;
    const known = nameless.get(operation);
    if (known === undefined) nameless.set(operation, [name]);
    else known.push(name);
  }
  return rewritten.map((node) =>
    node.name === "" ? { ...node, name: nameless.get(node.opType)?.shift() ?? "" } : node,
  );
}

/** The nodes of a graph that a kernel computes. */
class KernelNodes {
  readonly #paths: ReadonlySet<string>;
  readonly #fused: ReadonlyMap<string, readonly ModelNode[]>;
  readonly #rewritten: ReadonlyMap<string, ModelNode>;
  readonly #producers: ReadonlyMap<string, ModelNode>;
  readonly #users: ReadonlyMap<string, readonly ModelNode[]>;

  constructor({ nodes }: Graph, written: readonly ModelNode[], rewritten: readonly ModelNode[]) {
    this.#paths = new Set(nodes.map(({ path }) => path));
    this.#fused = fusedNodes(written, rewritten);
    this.#rewritten = new Map(rewritten.map((node) => [node.name, node]));
    this.#producers = new Map(rewritten.flatMap((node) => node.outputs.map((tensor) => [tensor, node] as const)));
    this.#users = usersOf(rewritten);
  }

  /** @param name of the rewritten node */
  of(name: string): readonly string[] {
    const node = this.#rewritten.get(name);
    if (node === undefined) return [];
    const fused = this.#fused.get(name) ?? [];
    if (fused.length > 0) return [...new Set(fused.flatMap((each) => this.#pathOf(each.name) ?? []))];
    // A change of layout, or a part of a function that onnxruntime has taken apart.
    const asks = this.#asksFor(node);
    const first = asks && this.of(asks.name)[0];
    return first === undefined ? [] : [first];
  }

  /**
   * The node for which a tensor is put into another order: that which wants it without blocks, because it is what keeps it from staying
   * in them; at the ends of a network the one that there is.
   */
  #asksFor({ opType, inputs, outputs }: ModelNode): ModelNode | undefined {
    const isComputed = ({ opType: kind }: ModelNode): boolean => !layoutKinds.has(kind);
    const before = inputs.flatMap((tensor) => this.#producers.get(tensor) ?? []).find(isComputed);
    const after = outputs.flatMap((tensor) => this.#users.get(tensor) ?? []).find(isComputed);
    return opType === "ReorderInput" ? (before ?? after) : (after ?? before);
  }

  /** The path of the graph's node that a node was written for: its name is the path, or below it, or numbered. */
  #pathOf(name: string): string | undefined {
    const [stem = ""] = name.split("/");
    for (const known of [stem, stem.replace(/_\d+$/, "")])
      for (let path = known; path !== ""; path = path.slice(0, Math.max(path.lastIndexOf("."), 0)))
        if (this.#paths.has(path)) return path;
    return undefined;
  }
}
