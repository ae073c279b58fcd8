import type { Graph, Value } from "@netgraft/core";
import { layerCosts, type Mark, type Node, type Scope, type ScopeKind } from "@netgraft/core/graph";
import type { Costs, Placed } from "../model/network-diagram.js";

/** An attachment that was built. */
export type AttachmentMark = Extract<Mark, { readonly kind: "attachment" }>;

/** What a drawing asks of a graph, looked up once. */
export class Survey {
  readonly #attachments = new Map<number, AttachmentMark>();
  /** What enters each site, by its block's scope and its name. */
  readonly #sites = new Map<string, number>();
  readonly #gates = new Set<number>();
  readonly #consumers = new Map<number, Node[]>();
  readonly #costs = new Map<number, Costs>();
  readonly #outputs: ReadonlySet<number>;

  constructor(readonly graph: Graph) {
    for (const mark of graph.marks) {
      if (mark.kind === "attachment") this.#attachments.set(mark.scope, mark);
      if (mark.kind === "site") this.#sites.set(`${mark.scope} ${mark.site}`, mark.before);
      if (mark.kind === "gate") this.#gates.add(mark.value);
    }
    for (const node of graph.nodes)
      for (const { id } of new Set(node.inputs)) {
        const before = this.#consumers.get(id);
        if (before === undefined) this.#consumers.set(id, [node]);
        else before.push(node);
      }
    for (const { node, parameters, macs } of layerCosts(graph)) this.#costs.set(node.id, { parameters, macs });
    this.#outputs = new Set(Object.values(graph.outputs).map(({ id }) => id));
  }

  /** The scope that holds a node, then what holds that, up to the root. */
  *scopes({ scope }: Node): Iterable<Scope> {
    for (let at = this.graph.scopes[scope]; at !== undefined; at = this.graph.scopes[at.parent ?? -1]) yield at;
  }

  /** The innermost scope of one of these kinds that holds a node. */
  inside(node: Node, ...kinds: readonly ScopeKind[]): Scope | undefined {
    for (const scope of this.scopes(node)) if (kinds.includes(scope.kind)) return scope;
    return undefined;
  }

  /** The attachment that a node is part of. */
  attachment(node: Node): AttachmentMark | undefined {
    const scope = this.inside(node, "attachment");
    return scope && this.#attachments.get(scope.id);
  }

  /** The outermost named module within its attachment that a node is part of. */
  attachedModule(node: Node): Scope | undefined {
    let module: Scope | undefined;
    for (const scope of this.scopes(node)) {
      if (scope.kind === "attachment") return module;
      const isNamed = scope.path !== this.graph.scopes[scope.parent ?? -1]?.path;
      if (scope.kind === "module" && isNamed) module = scope;
    }
    return undefined;
  }

  /** What an attachment shares with the others of its rule. */
  placed({ id, type, site, scope, value }: AttachmentMark): Placed {
    const { parent, options = {} } = this.graph.scopes[scope] ?? {};
    // The mark of a site has what came in before its first attachment; a replacement ends where a site begins, if there is one.
    const entered = this.#sites.get(`${parent} ${site}`);
    const isAtSite = entered !== undefined && entered !== value;
    return { id, type, site, replaces: !isAtSite, options };
  }

  consumers({ id }: Value): readonly Node[] {
    return this.#consumers.get(id) ?? [];
  }

  isGate({ id }: Value): boolean {
    return this.#gates.has(id);
  }

  isOutput({ id }: Value): boolean {
    return this.#outputs.has(id);
  }

  /** What nodes cost together. */
  costs(nodes: readonly Node[]): Costs {
    let [parameters, macs] = [0, 0];
    for (const { id } of nodes) {
      parameters += this.#costs.get(id)?.parameters ?? 0;
      macs += this.#costs.get(id)?.macs ?? 0;
    }
    return { parameters, macs };
  }
}
