import type { Graph } from "@netgraft/core";
import type { Node, Scope } from "@netgraft/core/graph";

/** A module or a layer. */
export interface Placed {
  /** Its name inside what contains it. */
  readonly name: string;
  /** `stage`, `bottleneck`, `se at residual`, `conv`, … */
  readonly kind: string;
}

/** A module with what is in it. */
export interface ScopeTree<Value> {
  readonly value: Placed & Value;
  readonly children: readonly ScopeTree<Value>[];
}

/** What a layer of a tree is. */
export interface Layer<Value> {
  readonly node: Node;
  readonly value: Value;
  /** What is shown of its operation; by default the operation's kind. */
  readonly kind?: string;
}

/**
 * The scopes of a graph, and inside them layers, in the order in which they are first met. An auxiliary head counts in itself, and not in
 * the network.
 * @param layers in the order of the graph; those without a value are not shown, and their modules are
 * @param sum the value of a module by those of what is in it
 */
export function scopeTree<Value extends object>(
  graph: Graph,
  layers: readonly (Pick<Layer<Value>, "node"> & Partial<Layer<Value>>)[],
  sum: (values: readonly Value[]) => Value,
): ScopeTree<Value> {
  const inside = new Map<number | undefined, (Scope | Layer<Value>)[]>();
  const place = (scope: number | undefined, item: Scope | Layer<Value>): void => {
    const items = inside.get(scope);
    if (items === undefined) inside.set(scope, [item]);
    else items.push(item);
  };
  const placed = new Set<number>();
  const placeScope = (id: number): void => {
    const scope = graph.scopes[id];
    if (scope === undefined || placed.has(id)) return;
    placed.add(id);
    if (scope.parent !== undefined) placeScope(scope.parent);
    place(scope.parent, scope);
  };
  for (const { node, value, kind = node.operation.kind } of layers) {
    placeScope(node.scope);
    if (value !== undefined) place(node.scope, { node, value, kind });
  }
  const [root] = inside.get(undefined) ?? [];
  if (root === undefined || "node" in root) throw new TypeError("a graph has a root scope, and nodes inside it");
  return new TreeBuilder(graph, inside, sum).scope(root, "");
}

class TreeBuilder<Value extends object> {
  readonly #sites: ReadonlyMap<number, string>;

  constructor(
    private readonly graph: Graph,
    private readonly inside: ReadonlyMap<number | undefined, readonly (Scope | Layer<Value>)[]>,
    private readonly sum: (values: readonly Value[]) => Value,
  ) {
    this.#sites = new Map(
      graph.marks.flatMap((mark) => (mark.kind === "attachment" ? [[mark.scope, mark.site] as const] : [])),
    );
  }

  /** @param prefix the path of what contains it */
  scope(scope: Scope, prefix: string): ScopeTree<Value> {
    const children = this.#below(scope, scope.path === "" ? prefix : scope.path);
    const counted = children.filter(({ value }) => value.kind !== "auxiliary").map(({ value }) => value);
    return {
      value: { ...this.sum(counted), name: nameOf(scope, prefix, this.graph.name), kind: this.#kind(scope) },
      children,
    };
  }

  #below(scope: Scope, prefix: string): ScopeTree<Value>[] {
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

function layerItem<Value extends object>({ node, value, kind }: Layer<Value>, prefix: string): ScopeTree<Value> {
  return { value: { ...value, name: below(node.path, prefix), kind: kind ?? node.operation.kind }, children: [] };
}

function nameOf({ path, kind }: Scope, prefix: string, network: string): string {
  if (kind === "network") return network;
  return path === "" ? kind : below(path, prefix);
}

function below(path: string, prefix: string): string {
  return prefix !== "" && path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path;
}
