import type { Preset } from "@netgraft/core";
import { type HubRecipe, timmWeights } from "@netgraft/core/host";

const half = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } as const;

/** Tags of the weights that timm 1.0.29 has of these networks, and how they want pictures. */
const weights: Readonly<Record<string, Readonly<Record<string, HubRecipe>>>> = {
  ese_vovnet19b_dw: { ra_in1k: [224, 0.875, "bicubic"] },
  ese_vovnet39b: { ra_in1k: [224, 0.875, "bicubic"] },
  ese_vovnet57b: { ra4_e3600_r256_in1k: [256, 0.95, "bicubic", half] },
};

/** timm's evaluation of a network that it has no weights of. */
const withoutWeights = { preprocess: { rounding: "floor", interpolation: "bicubic", cropRatio: 0.875 } };

/** Blocks of each stage, and layers of each block, by the number of 3×3 convolutions that the name has. */
const depths = {
  19: { blocks: [1, 1, 1, 1], layers: 3 },
  39: { blocks: [1, 1, 2, 2], layers: 5 },
  57: { blocks: [1, 1, 4, 3], layers: 5 },
  99: { blocks: [1, 3, 9, 3], layers: 5 },
} as const;

/** The second version has residual blocks, and attention at the end of each stage. */
const second = { residual: true } as const;
const slim = { layerChannels: [64, 80, 96, 112], channels: [112, 256, 384, 512] } as const;
const separable = { depthwise: true, stemChannels: [64, 64, 64] } as const;

/** VoVNets of timm, all but the one with EvoNorm; their attention is the rule `se`: `{ id: se, attach: null }` removes it. */
export const vovnetPresets: readonly Preset[] = [
  preset("vovnet39a", "VoVNet-39 as in timm.", depths[39]),
  preset("vovnet57a", "VoVNet-57 as in timm.", depths[57]),
  preset(
    "ese_vovnet19b_dw",
    ese("VoVNet-19 of separable convolutions"),
    { ...depths[19], ...second, ...separable },
    "ese",
  ),
  preset(
    "ese_vovnet19b_slim_dw",
    ese("Narrow VoVNet-19 of separable convolutions"),
    { ...depths[19], ...second, ...separable, ...slim },
    "ese",
  ),
  preset("ese_vovnet19b_slim", ese("Narrow VoVNet-19"), { ...depths[19], ...second, ...slim }, "ese"),
  preset("ese_vovnet39b", ese("VoVNet-39"), { ...depths[39], ...second }, "ese"),
  preset("ese_vovnet57b", ese("VoVNet-57"), { ...depths[57], ...second }, "ese"),
  preset("ese_vovnet99b", ese("VoVNet-99"), { ...depths[99], ...second }, "ese"),
  preset(
    "eca_vovnet39b",
    "VoVNet-39 as in timm, with efficient channel attention.",
    { ...depths[39], ...second },
    "eca",
  ),
];

function ese(title: string): string {
  return `${title} as in timm, with its effective squeeze-and-excitation.`;
}

function preset(
  name: string,
  summary: string,
  options: Readonly<Record<string, unknown>>,
  attached?: "ese" | "eca",
): Preset {
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary,
    config: {
      ...(pretrained[0]?.config ?? withoutWeights),
      backbone: { type: "vovnet", ...options },
      ...(attached && { attachments: [{ id: "se", attach: { type: attached }, where: { blocks: [-1] } }] }),
    },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
}
