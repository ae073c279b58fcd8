import { pathPattern } from "../compose/path-pattern.js";
import { nearest, NothingSelectedError } from "../errors/index.js";
import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Mark } from "../graph/mark.js";
import type { Value } from "../graph/value.js";
import { embeddingOf } from "./without-classifier.js";

/** The marks whose values can be outputs. */
export type ExposedKind = Extract<Mark["kind"], "feature" | "gate" | "site" | "attachment">;

/**
 * Values to expose, as further outputs:
 * - `feature`: what a stage ends with, as `feature.<name of the stage>`;
 * - `gate`: what an attention block multiplies with, as `gate.<path of the attachment>`;
 * - `site`: what a block has at a site after all attachments, as `site.<path of the block>.<site>`;
 * - `attachment`: what an attachment gives, as `attachment.<its path>`;
 * - `node`: what a node computes, as `node.<path>`;
 * - `embedding`: what the last layer makes the logits of, as `embedding`; it has no path. A network without a classifier gives it already.
 */
export interface Exposure {
  readonly kind: ExposedKind | "node" | "embedding";
  /** Which of them, by what follows in the output's name: `*` stands for any name, `**` for any path, `{a, b}` for a or b; by default all. */
  readonly path?: string;
}

/**
 * The graph with values inside it as further outputs. Several values of one name are numbered: `gate.layer1.0.cbam`,
 * `gate.layer1.0.cbam_1`. A value that has its output already gets none.
 * @throws NG_NOTHING_SELECTED listing what there is, for each exposure, or choice of a pattern, that selects nothing
 */
export function exposing(graph: Graph, exposures: readonly Exposure[]): Graph {
  const builder = GraphBuilder.continuing(graph);
  const taken = new Map(Object.entries(graph.outputs));
  const problems = exposures.flatMap(({ kind, path = "**" }) => {
    const all = exposable(graph, kind);
    const pattern = pathPattern(path);
    const selected = all.filter((each) => pattern.test(each.path));
    for (const { path: place, value } of selected) {
      const wanted = place === "" ? kind : `${kind}.${place}`;
      let name = wanted;
      for (let count = 1; taken.has(name) && taken.get(name) !== value; count += 1) name = `${wanted}_${count}`;
      if (taken.has(name)) continue;
      taken.set(name, value);
      builder.output(name, value);
    }
    const there = [...new Set(all.map((each) => each.path))];
    return pattern.unmet(there).map((part) => nothingSelected(kind, part, there));
  });
  if (problems.length > 0) throw new NothingSelectedError(problems);
  return builder.build();
}

interface Exposable {
  readonly path: string;
  readonly value: Value;
}

function exposable(graph: Graph, kind: Exposure["kind"]): readonly Exposable[] {
  if (kind === "embedding") {
    const value = embeddingOf(graph);
    return value === undefined ? [] : [{ path: "", value }];
  }
  if (kind === "node")
    return graph.nodes.flatMap(({ path, outputs }) =>
      outputs.map((value, port) => ({ path: port === 0 ? path : `${path}.${port}`, value })),
    );
  return graph.marks.flatMap((mark): Exposable[] => {
    const value = graph.values[mark.value];
    if (mark.kind !== kind || value === undefined) return [];
    return [{ path: placeOf(graph, mark), value }];
  });
}

function placeOf({ scopes }: Graph, mark: Extract<Mark, { kind: ExposedKind }>): string {
  if (mark.kind === "feature") return mark.name;
  const path = scopes[mark.scope]?.path ?? "";
  if (mark.kind !== "site") return path;
  return path === "" ? mark.site : `${path}.${mark.site}`;
}

function nothingSelected(kind: Exposure["kind"], path: string, there: readonly string[]) {
  const similar = nearest(path, there);
  return {
    at: `${kind}.${path}`,
    message: `the network has no ${kind} of this path`,
    expected:
      there.length === 0 ? `a network with a ${kind}` : there.length > 40 ? `one of ${there.length}` : there.join(", "),
    ...(similar === undefined ? {} : { nearest: similar }),
  };
}
