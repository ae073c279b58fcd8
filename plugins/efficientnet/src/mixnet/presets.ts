import type { Preset } from "@netgraft/core";
import { timmWeights } from "@netgraft/core/host";
import { weights } from "../weights.js";
import { quarterRule } from "./mixed-inverted-residual.js";
import { mixnetTables } from "./tables.js";

type Options = Readonly<Record<string, unknown>>;

/** The rule that attaches SE in the groups where the paper has that much of it. */
function se(id: string, variant: keyof typeof mixnetTables, reduction: 2 | 4) {
  const groups = mixnetTables[variant].groups.flatMap(([first], group) => (first?.se === reduction ? [group] : []));
  return {
    id,
    attach: {
      type: "se",
      names: "reduceExpand",
      reduction,
      reductionBase: "blockInput",
      bias: true,
      activation: "silu",
    },
    at: "depthwise",
    where: { path: groups.length === 1 ? `blocks.${groups[0]}.*` : `blocks.{${groups.join(",")}}.*` },
  };
}

function preset(prefix: "" | "tf_", size: string, variant: keyof typeof mixnetTables, scaling: Options): Preset {
  const name = `${prefix}mixnet_${size}`;
  const pretrained = timmWeights(name, weights[name]);
  const tensorflow = prefix === "" ? {} : { padding: "same", epsilon: 1e-3 };
  const source = prefix === "" ? "as in timm" : "as its authors trained it with TensorFlow, in timm";
  return {
    name,
    summary: `MixNet-${size.toUpperCase()} ${source}, with its squeeze-and-excitation.`,
    config: {
      ...(pretrained[0]?.config ?? { preprocess: { rounding: "floor", cropRatio: 0.875, interpolation: "bicubic" } }),
      backbone: { type: "mixnet", variant, ...scaling, ...tensorflow },
      attachments: [se("se", variant, 2), se(quarterRule, variant, 4)],
    },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}

/** timm's MixNets, whose SE is the rules `se` and `se_quarter`: `{ id: se, attach: null }` removes one. */
export const mixnetPresets: readonly Preset[] = [
  preset("", "s", "s", {}),
  preset("", "m", "m", {}),
  preset("", "l", "m", { widthMultiplier: 1.3 }),
  preset("", "xl", "m", { widthMultiplier: 1.6, depthMultiplier: 1.2 }),
  preset("", "xxl", "m", { widthMultiplier: 2.4, depthMultiplier: 1.3 }),
  preset("tf_", "s", "s", {}),
  preset("tf_", "m", "m", {}),
  preset("tf_", "l", "m", { widthMultiplier: 1.3 }),
];
