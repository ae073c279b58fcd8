import type { Preset } from "@netgraft/core";
import { timmRecipe } from "./timm-recipe.js";

/**
 * The authors' SE-ResNets and SE-ResNeXts under the names of Cadene's port (timm's `legacy_`): unpadded stem pool;
 * the ResNets carry the stride on the first 1×1, and basic blocks have a ReLU before SE.
 */
export const legacyPresets: readonly Preset[] = [
  ...([18, 34] as const).map((depth) => legacy(`legacy_seresnet${depth}`, depth, { depth, activateBranch: true })),
  ...([50, 101, 152] as const).map((depth) => legacy(`legacy_seresnet${depth}`, depth, { depth, strideOn: "conv1" })),
  legacy("legacy_seresnext26_32x4d", 26, { block: "bottleneck", layers: [2, 2, 2, 2], cardinality: 32, baseWidth: 4 }),
  ...([50, 101] as const).map((depth) =>
    legacy(`legacy_seresnext${depth}_32x4d`, depth, { depth, cardinality: 32, baseWidth: 4 }),
  ),
];

function legacy(name: string, depth: number, options: Readonly<Record<string, unknown>>): Preset {
  return {
    name,
    summary: `The authors' SE-Res${name.includes("resnext") ? "NeXt" : "Net"}-${depth} under the names of Cadene's port.`,
    config: {
      // Their weights are with timm alone.
      ...timmRecipe(name),
      backbone: { type: "resnet", stemPool: "ceil", names: "legacy", ...options },
      attachments: [{ id: "se_module", attach: { type: "se", bias: true } }],
    },
  };
}

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
      ...timmRecipe("legacy_senet154"),
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
