import type { BlockBuilder, Value } from "@netgraft/core";
import type { LayerRule } from "../modules/trace-steps.js";

/** Traces an auxiliary classifier on a feature map; it serves training and its parameters are counted apart. */
export type BuildAuxiliary = (b: BlockBuilder, x: Value, rule: LayerRule, classes: number) => Value;
