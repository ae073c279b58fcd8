import type { BlockBuilder, Value } from "@netgraft/core";
import type { InceptionModule } from "../modules/inception-module.js";
import type { ResidualModule } from "../modules/residual-module.js";
import type { Steps } from "../modules/step.js";
import type { LayerRule, Stem } from "../modules/trace-steps.js";

/** A run of equal residual modules, perhaps after a module that brings it to its resolution. */
export interface ResidualStage {
  readonly opening?: InceptionModule;
  /** Name of the list of its residual modules, which are numbered in it. */
  readonly list: string;
  readonly branches: readonly Steps[];
  /** Scale of all its residual branches. */
  readonly scale: number;
  /** How many residual modules it has. */
  readonly count: number;
}

/** An Inception-ResNet, as data. */
export interface ResidualNetwork {
  readonly stem: Stem;
  readonly stages: readonly [ResidualStage, ResidualStage, ResidualStage];
  /** The layer before the pool whose output is the last feature map; by default that is the last module's. */
  readonly lastFeature?: string;
  /** The layers from the last module's output to the logits. */
  classify(b: BlockBuilder, x: Value, rule: LayerRule, head: { classes: number; dropout: number }): Value;
}

/** The last module of all: neither scaled nor activated (TF-slim). */
export const lastModule: { readonly name: string } & Pick<ResidualModule, "scale" | "activation"> = {
  name: "block8",
  scale: 1,
  activation: false,
};
