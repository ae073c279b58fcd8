import { DuplicateNameError, Faults, GraphTooLargeError, locate, type Problem, withProblems } from "../errors/index.js";
import type { Json } from "../graph/attributes.js";
import { axes } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Value } from "../graph/value.js";
import type { BuildBackbone } from "./backbone.js";
import { BlockBuilder } from "./block-builder.js";
import type { PlacementRule } from "./placement-rule.js";
import { Placements } from "./placements.js";
import type { Scope } from "../graph/scope.js";

/** A network that is fully decided: components found, options validated. */
export interface NetworkPlan {
  readonly name: string;
  /** Sizes of the picture; the batch stays open. */
  readonly input: { readonly channels: number; readonly height: number; readonly width: number };
  readonly backbone: { readonly type: string; readonly options: Json; readonly build: BuildBackbone };
  readonly rules: readonly PlacementRule[];
}

/**
 * Traces a network into a graph with the input `input` and the output `logits` (batch, channel).
 * @throws NG_NOTHING_SELECTED, NG_ATTACHMENT_SHAPE, NG_ATTACHMENT_MISFIT, NG_OPTION_UNSUPPORTED, NG_DUPLICATE_NAME,
 *   NG_SHAPE; of several kinds at once, NG_CONFIG_INVALID with all problems
 */
export function compose({ name, input, backbone, rules }: NetworkPlan): Graph {
  const graph = new GraphBuilder(name);
  const placements = new Placements(rules);
  const b = new BlockBuilder(graph, placements);
  const image = graph.input("input", {
    dtype: "float32",
    axes: axes({ batch: "any", channel: input.channels, height: input.height, width: input.width }),
  });
  const build = (): Value => inBackbone(() => backbone.build(b, image));
  const faults = new Faults();
  const logits = faults.attempt(() =>
    b.module("", build, { kind: "backbone", type: backbone.type, options: backbone.options }),
  );
  faults.attempt(() => placements.assertApplied(logits !== undefined));
  if (logits === undefined || !faults.isEmpty) throw faults.error();
  graph.output("logits", logits);
  const network = graph.build();
  assertNamesApart(network);
  return network;
}

/**
 * Checks that no attachment has the name of another module of its block: their parameters would be mixed up.
 * @throws NG_DUPLICATE_NAME naming each attachment
 */
function assertNamesApart({ marks, scopes, nodes }: Graph): void {
  const attached = new Map<string, number>();
  for (const mark of marks) {
    const scope = mark.kind === "attachment" ? scopes[mark.scope] : undefined;
    if (scope !== undefined) attached.set(scope.path, scope.id);
  }
  if (attached.size === 0) return;
  const isInside = (scope: number | undefined, outer: number): boolean =>
    scope !== undefined && (scope === outer || isInside(scopes[scope]?.parent, outer));
  const mixed = new Set<string>();
  // What lies in a scope shares the scope's own prefixes, which are checked once.
  const check = (scope: number, path: string, outer: Scope | undefined): void => {
    const shared = outer !== undefined && path.startsWith(`${outer.path}.`) ? outer.path.length : 0;
    for (const prefix of prefixes(path, shared)) {
      const owner = attached.get(prefix);
      if (owner !== undefined && !isInside(scope, owner)) mixed.add(prefix);
    }
  };
  for (const { id, parent, path } of scopes) check(id, path, parent === undefined ? undefined : scopes[parent]);
  for (const { scope, path } of nodes) check(scope, path, scopes[scope]);
  const problems = [...mixed].map((at): Problem => ({
    at,
    message: "an attachment and another module of its block have this name",
    expected: "another `id` for the attachment",
  }));
  if (problems.length > 0) throw new DuplicateNameError(problems);
}

/** The prefixes of `a.b.c` that end after position `from`, itself included: `a.b` and `a.b.c` after 1. */
function* prefixes(path: string, from: number): Generator<string> {
  for (let end = path.indexOf(".", from + 1); end >= 0; end = path.indexOf(".", end + 1)) yield path.slice(0, end);
  yield path;
}

/** What `build` returns; where it grows beyond the limit, the options that say so are of more help than the block that was the last. */
function inBackbone<T>(build: () => T): T {
  return locate("backbone", () => {
    try {
      return build();
    } catch (error) {
      if (!(error instanceof GraphTooLargeError)) throw error;
      throw withProblems(error, ({ at, ...problem }) =>
        // What cannot be counted exactly is told of its tensor, and has no limit to raise.
        problem.expected === undefined
          ? { ...(at !== undefined && { at }), ...problem }
          : { ...problem, at: "backbone", ...(at !== undefined && { found: `more at ${at}` }) },
      );
    }
  });
}
