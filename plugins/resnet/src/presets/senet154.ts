import type { Preset } from "@netgraft/core";
import { timmRecipe } from "./timm-recipe.js";

/** The winner of ILSVRC 2017 (Hu et al. 2020, appendix), in timm's two layouts of names. */
export const senet154Presets: readonly Preset[] = [
  {
    name: "senet154",
    summary: "SENet-154 under timm's names, with timm's padded stem pool.",
    config: {
      ...timmRecipe("senet154"),
      backbone: {
        type: "resnet",
        block: "bottleneck",
        layers: [3, 8, 36, 3],
        cardinality: 64,
        baseWidth: 4,
        stem: "deep",
        projectionKernel: 3,
        reduceFirst: 2,
        zeroInit: true,
      },
      attachments: [{ id: "se", attach: { type: "se", bias: true, rounding: "timm" } }],
    },
  },
  {
    name: "legacy_senet154",
    summary: "SENet-154 as the authors published it, under the names of Cadene's port.",
    config: {
      preprocess: { rounding: "floor" },
      backbone: {
        type: "resnet",
        block: "bottleneck",
        layers: [3, 8, 36, 3],
        cardinality: 64,
        baseWidth: 4,
        stem: "deep",
        projectionKernel: 3,
        reduceFirst: 2,
        stemPool: "ceil",
        names: "legacy",
        dropout: 0.2,
      },
      attachments: [{ id: "se_module", attach: { type: "se", bias: true } }],
    },
  },
];
