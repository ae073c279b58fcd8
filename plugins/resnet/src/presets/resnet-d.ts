import type { Preset } from "@netgraft/core";
import { timmRecipe } from "./timm-recipe.js";

/** ResNets with the deep stem and the averaging shortcut of He et al. 2019 (Bag of Tricks), under timm's names. */
export const resnetDPresets: readonly Preset[] = [
  ...([18, 34, 50, 101, 152] as const).map((depth) => tweaked(`resnet${depth}d`, depth, "deep")),
  tweaked("resnet50t", 50, "tiered"),
  {
    name: "seresnet152d",
    summary: "ResNet-152-D as in timm, with squeeze-and-excitation.",
    config: {
      extends: "resnet152d",
      ...timmRecipe("seresnet152d"),
      attachments: [{ id: "se", attach: { type: "se", bias: true, rounding: "timm" } }],
    },
  },
];

function tweaked(name: string, depth: number, stem: "deep" | "tiered"): Preset {
  return {
    name,
    summary: `ResNet-${depth}-${stem === "deep" ? "D" : "T"} as in timm: a ${stem} stem and shortcuts that average.`,
    config: {
      extends: `resnet${depth}`,
      ...timmRecipe(name),
      backbone: { stem, stemWidth: 32, shortcut: "averagePool" },
    },
  };
}
