import type { Graph } from "@netgraft/core/graph";
import { belongsTo } from "@netgraft/weights";
import type { GroupPaths } from "./parts/optimizer.js";
import type { FrozenPaths } from "./parts/training.js";
import { commonPaths } from "./paths.js";
import type { Recipe } from "./recipe.js";

/** What a recipe says of parts of a network, and what of the network its training depends on. */
export interface NetworkParts {
  readonly frozen: FrozenPaths;
  readonly groups: readonly GroupPaths[];
  /** Whether it has auxiliary heads. */
  readonly heads: boolean;
  /** Whether some parameters are trained that the loss does not depend on. */
  readonly unused: boolean;
}

/** Finds them in the graph. */
export function networkParts(graph: Graph, recipe: Recipe): NetworkParts {
  const { freeze, auxiliaryWeight } = recipe;
  const states = graph.values.filter(({ source }) => source.kind === "parameter" || source.kind === "buffer");
  const named = (kind: "parameter" | "buffer"): readonly string[] =>
    states.flatMap(({ source }) => (source.kind === kind ? [source.name] : []));
  const [parameters, buffers] = [named("parameter"), named("buffer")];
  const { modules, statistics } =
    freeze === undefined || Array.isArray(freeze)
      ? { modules: freeze ?? [], statistics: "keep" as const }
      : { modules: freeze.modules, statistics: freeze.statistics };
  const isFrozen = belongsTo(modules);
  const keeps = statistics === "keep" && buffers.some(isFrozen);
  const all = [...parameters, ...buffers];
  const whole = commonPaths(keeps ? all : parameters, isFrozen);
  const heads = graph.scopes.some(({ kind }) => kind === "auxiliary");
  return {
    frozen: {
      parameters:
        commonPaths(parameters, isFrozen).length === 0 ? [] : whole.filter((path) => hasBelow(parameters, path)),
      norms: keeps ? whole.filter((path) => hasBelow(buffers, path)) : [],
    },
    groups: groupPaths(recipe, parameters),
    heads,
    unused: hasUnused(graph, isFrozen, heads && auxiliaryWeight === 0),
  };
}

function hasBelow(names: readonly string[], path: string): boolean {
  return names.some((name) => name === path || name.startsWith(`${path}.`));
}

/** A parameter belongs to the first group that it matches: those of later ones are not below the paths of earlier ones. */
function groupPaths({ groups }: Recipe, parameters: readonly string[]): readonly GroupPaths[] {
  const has = groups.map(({ modules }) => belongsTo(modules));
  return groups.map(({ learningRateFactor, weightDecay }, index) => ({
    paths: commonPaths(parameters, (name) => has.findIndex((belongs) => belongs(name)) === index),
    factor: learningRateFactor,
    weightDecay,
  }));
}

/** Whether the loss does not depend on some parameter that is trained. @param withoutHeads whether auxiliary heads do not count */
function hasUnused(graph: Graph, isFrozen: (name: string) => boolean, withoutHeads: boolean): boolean {
  const { nodes, outputs, scopes, values } = graph;
  const headPaths = scopes.filter(({ kind }) => kind === "auxiliary").map(({ path }) => `${path}.`);
  // What else is given out, such as feature maps, has no part in the loss.
  const needed = new Set<number>(outputs["logits"] === undefined ? [] : [outputs["logits"].id]);
  const isOfHead = (path: string): boolean => headPaths.some((head) => path.startsWith(head));
  for (const node of nodes.toReversed()) {
    const counts = node.outputs.some(({ id }) => needed.has(id)) || (!withoutHeads && isOfHead(node.path));
    if (counts) for (const { id } of node.inputs) needed.add(id);
  }
  return values.some(({ id, source }) => source.kind === "parameter" && !isFrozen(source.name) && !needed.has(id));
}
