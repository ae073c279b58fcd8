import { type FeatureInfo, featureInfo } from "../compose/feature-info.js";
import type { SourcedMap } from "../config/sourced.js";
import type { ValidNetwork } from "../config/validate-network.js";
import type { Graph } from "../graph/graph.js";
import { type Summary, summarize } from "../passes/summarize.js";

/** A composed network: its config, resolved and validated, and the graph that it describes. */
export class Network {
  constructor(
    /** Validated, with all defaults. */
    readonly config: ValidNetwork,
    /** The config as it was written, each value with its origin. */
    readonly tree: SourcedMap,
    readonly graph: Graph,
  ) {}

  get name(): string {
    return this.config.name;
  }

  /** Parameters, MACs and elementwise work for one example. */
  summary(): Summary {
    return summarize(this.graph);
  }

  /** The feature maps at the ends of stages. */
  features(): readonly FeatureInfo[] {
    return featureInfo(this.graph);
  }
}
