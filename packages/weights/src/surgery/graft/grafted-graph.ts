import type { Graph, Mark, NeutralStart, Node, Value } from "@netgraft/core/graph";

/** An attachment that trained weights do not know, and where it starts. */
export interface Grafted {
  readonly mark: Extract<Mark, { kind: "attachment" }>;
  /** The module that it is, e.g. `layer1.0.se`. */
  readonly path: string;
  readonly start: NeutralStart;
}

/** A graph read from its values: what takes them, and which of it belongs to attachments that are new. */
export class GraftedGraph {
  readonly graph: Graph;
  readonly #takers = new Map<number, Node[]>();
  readonly #byScope: ReadonlyMap<number, Grafted>;
  readonly #byValue: ReadonlyMap<number, Grafted>;
  readonly #features: ReadonlyMap<number, string>;

  constructor(graph: Graph, grafted: readonly Grafted[]) {
    this.graph = graph;
    for (const node of graph.nodes)
      for (const { id } of new Set(node.inputs)) {
        const takers = this.#takers.get(id);
        if (takers === undefined) this.#takers.set(id, [node]);
        else takers.push(node);
      }
    this.#byScope = new Map(grafted.map((each) => [each.mark.scope, each]));
    this.#byValue = new Map(grafted.map((each) => [each.mark.value, each]));
    this.#features = new Map(
      graph.marks.flatMap((mark) => (mark.kind === "feature" ? [[mark.value, mark.name] as const] : [])),
    );
  }

  /** The nodes that take a value, each once. */
  takers({ id }: Value): readonly Node[] {
    return this.#takers.get(id) ?? [];
  }

  /** The new attachment whose value this is. */
  made({ id }: Value): Grafted | undefined {
    return this.#byValue.get(id);
  }

  /** The new attachment that a node is part of. */
  owner({ scope }: Node): Grafted | undefined {
    for (let id: number | undefined = scope; id !== undefined; id = this.graph.scopes[id]?.parent) {
      const found = this.#byScope.get(id);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The name of the feature map that a value is, which other programs take as it is. */
  feature({ id }: Value): string | undefined {
    return this.#features.get(id);
  }

  isOutput({ id }: Value): boolean {
    return Object.values(this.graph.outputs).some((output) => output.id === id);
  }

  /** The state-dict name of a tensor that one node alone uses. */
  ownTensor(value: Value | undefined): string | undefined {
    if (value === undefined || this.takers(value).length !== 1) return undefined;
    const { source } = value;
    return source.kind === "parameter" || source.kind === "buffer" ? source.name : undefined;
  }
}
