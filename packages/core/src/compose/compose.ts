import { Faults, locate } from "../errors/index.js";
import type { Json } from "../graph/attributes.js";
import { axes } from "../graph/axes.js";
import type { Graph } from "../graph/graph.js";
import { GraphBuilder } from "../graph/graph-builder.js";
import type { Value } from "../graph/value.js";
import { assertNamesApart } from "./assert-names-apart.js";
import type { BuildBackbone } from "./backbone.js";
import { BlockBuilder } from "./block-builder.js";
import type { PlacementRule } from "./placement-rule.js";
import { Placements } from "./placements.js";

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
  const build = (): Value => locate("backbone", () => backbone.build(b, image));
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
