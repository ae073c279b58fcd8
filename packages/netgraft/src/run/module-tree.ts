import type { Graph } from "@netgraft/core";
import type { Scope } from "@netgraft/core/graph";
import { type LayerCost, layerCosts } from "@netgraft/core/host";

/** A module or a layer, and what all that is in it costs. */
export interface Module {
  /** Its name inside what contains it. */
  readonly name: string;
  /** `stage`, `bottleneck`, `se at residual`, `conv`, … */
  readonly kind: string;
  readonly parameters: number;
  readonly macs: number;
}

/** A module with what is in it. */
export interface ModuleTree {
  readonly value: Module;
  readonly children: readonly ModuleTree[];
}

/**
 * The scopes of a graph with what they cost, and inside them the layers that cost something. An auxiliary head counts in
 * itself, and not in the network.
 */
export function moduleTree(graph: Graph): ModuleTree {
  const inside = new Map<number | undefined, (Scope | LayerCost)[]>();
  const place = (scope: number | undefined, item: Scope | LayerCost): void => {
    const items = inside.get(scope);
    if (items === undefined) inside.set(scope, [item]);
    else items.push(item);
  };
  // Scopes and layers in the order in which they are first met.
  const placed = new Set<number>();
  const placeScope = (id: number): void => {
    const scope = graph.scopes[id];
    if (scope === undefined || placed.has(id)) return;
    placed.add(id);
    if (scope.parent !== undefined) placeScope(scope.parent);
    place(scope.parent, scope);
  };
  for (const layer of layerCosts(graph)) {
    placeScope(layer.node.scope);
    if (layer.parameters > 0 || layer.macs > 0) place(layer.node.scope, layer);
  }
  const [root] = inside.get(undefined) ?? [];
  if (root === undefined || "node" in root) throw new TypeError("a graph has a root scope, and nodes inside it");
  return new TreeBuilder(graph, inside).scope(root, "");
}

class TreeBuilder {
  readonly #sites: ReadonlyMap<number, string>;

  constructor(
    private readonly graph: Graph,
    private readonly inside: ReadonlyMap<number | undefined, readonly (Scope | LayerCost)[]>,
  ) {
    this.#sites = new Map(
      graph.marks.flatMap((mark) => (mark.kind === "attachment" ? [[mark.scope, mark.site] as const] : [])),
    );
  }

  /** @param prefix the path of what contains it */
  scope(scope: Scope, prefix: string): ModuleTree {
    const children = this.#below(scope, scope.path === "" ? prefix : scope.path);
    const counted = children.filter(({ value }) => value.kind !== "auxiliary").map(({ value }) => value);
    return {
      value: {
        name: nameOf(scope, prefix, this.graph.name),
        kind: this.#kind(scope),
        parameters: counted.reduce((sum, { parameters }) => sum + parameters, 0),
        macs: counted.reduce((sum, { macs }) => sum + macs, 0),
      },
      children,
    };
  }

  #below(scope: Scope, prefix: string): ModuleTree[] {
    return (this.inside.get(scope.id) ?? []).flatMap((item) => {
      if ("node" in item) return [layerItem(item, prefix)];
      // The backbone is the network's only child and has its name: it would be one level without information.
      return item.kind === "backbone" ? this.#below(item, prefix) : [this.scope(item, prefix)];
    });
  }

  #kind({ id, kind, type }: Scope): string {
    if (kind === "network") return this.graph.scopes.find((scope) => scope.kind === "backbone")?.type ?? "";
    const site = this.#sites.get(id);
    if (kind === "auxiliary") return kind;
    return `${type ?? kind}${site === undefined ? "" : ` at ${site}`}`;
  }
}

function layerItem({ node: { path, operation }, parameters, macs }: LayerCost, prefix: string): ModuleTree {
  return { value: { name: below(path, prefix), kind: operation.kind, parameters, macs }, children: [] };
}

function nameOf({ path, kind }: Scope, prefix: string, network: string): string {
  if (kind === "network") return network;
  return path === "" ? kind : below(path, prefix);
}

function below(path: string, prefix: string): string {
  return prefix !== "" && path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path;
}
