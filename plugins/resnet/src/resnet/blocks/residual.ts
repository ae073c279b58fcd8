import type { Block, BlockBuilder, Json, Value } from "@netgraft/core";
import type { BlockSpec } from "../../residual/block-spec.js";
import { shortcut } from "./shortcut.js";

/** The sites that every residual block has, beside those of its convolutions. */
export const residualSites = {
  branchInput: "What enters the residual branch alone (SE-PRE).",
  residual: "The end of the residual branch, before drop-path and addition (standard SE).",
  shortcut: "The identity or projection path, after the projection (SE-Identity).",
  output: "After addition and activation (SE-POST).",
} as const;

/**
 * A post-activation residual block around a branch: relu(branch(x) + shortcut(x)), with its sites
 * (He et al. 2016, fig. 2).
 */
export function residualBlock(
  type: string,
  spec: BlockSpec & { readonly [key: string]: Json | undefined },
  channels: number,
  branch: (b: BlockBuilder, x: Value) => Value,
): Block {
  return {
    type,
    options: spec,
    stride: spec.stride,
    build(b, x) {
      const residual = b.dropPath(b.site("residual", branch(b, b.site("branchInput", x))), spec.dropPath);
      const identity = b.site("shortcut", shortcut(b, x, channels, spec));
      return b.site("output", b.relu(b.add(residual, identity, { residual: true })));
    },
  };
}
