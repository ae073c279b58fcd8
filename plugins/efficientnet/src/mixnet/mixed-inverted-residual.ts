import type { Block } from "@netgraft/core";
import type { Activation, BlockPosition, Norm } from "@netgraft/plugin-mobilenet";
import { timmNames } from "../timm-names.js";
import { mixedUnit } from "./mixed-unit.js";
import type { MixnetRow } from "./tables.js";

/** What an inverted residual with mixed kernels is made from. */
export interface MixedInvertedResidualSpec
  extends Norm, BlockPosition, Pick<MixnetRow, "kernels" | "expandGroups" | "projectGroups"> {
  /** Channels of the depthwise convolutions; where as many enter the block, nothing expands. */
  readonly expanded: number;
  /** Channels at the block's end. */
  readonly channels: number;
  readonly activation: Activation;
}

/** The rule by which presets attach SE of a quarter; its module has the name that SE of a half has. */
export const quarterRule = "se_quarter";

/** An inverted residual whose depthwise convolutions have several kernels (Tan & Le 2019, MixNet, section 4), named as in timm. */
export function mixedInvertedResidual(spec: MixedInvertedResidualSpec): Block {
  const { expanded, channels, kernels, expandGroups, projectGroups, stride, dilation, activation, dropPath } = spec;
  return {
    type: "mixedInvertedResidual",
    options: { ...spec },
    stride,
    build(b, x) {
      const expands = x.size("channel") !== expanded;
      const names = timmNames(expands);
      const entered = b.site("branchInput", x);
      const pointwise = (count: number) => Array.from({ length: count }, () => 1);
      const widening = { channels: expanded, kernels: pointwise(expandGroups) };
      const wide = expands
        ? b.site("expand", mixedUnit(b, names.expand, entered, widening, spec, activation))
        : entered;
      const spatial = { channels: expanded, kernels, stride, dilation, depthwise: true };
      const filtered = mixedUnit(b, names.depthwise, wide, spatial, spec, activation);
      const gated = b.site("depthwise", filtered, { [quarterRule]: "se" });
      const narrowing = { channels, kernels: pointwise(projectGroups) };
      const branch = b.site("residual", mixedUnit(b, names.project, gated, narrowing, spec));
      if (stride !== 1 || x.size("channel") !== channels) return b.site("output", branch);
      const identity = b.site("shortcut", x);
      return b.site("output", b.add(b.dropPath(branch, dropPath), identity, { residual: true }));
    },
  };
}
