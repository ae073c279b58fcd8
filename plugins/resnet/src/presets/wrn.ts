import type { Preset } from "@netgraft/core";
import { withPytorchcvSe } from "./timm-recipe.js";

/** Wide ResNets for CIFAR: three stages of (depth − 4) / 6 basic blocks (Zagoruyko & Komodakis 2016, Table 1). */
const plain: readonly Preset[] = (
  [
    [16, 8],
    [28, 10],
  ] as const
).map(([depth, widen]) => ({
  name: `wrn${depth}_${widen}_cifar`,
  summary: `WRN-${depth}-${widen} for 32×32 pictures.`,
  config: {
    input: { channels: 3, height: 32, width: 32 },
    classes: 10,
    backbone: {
      type: "preresnet",
      stem: "cifar",
      block: "basic",
      layers: Array.from({ length: 3 }, () => (depth - 4) / 6),
      widen,
    },
  },
}));

export const wrnPresets: readonly Preset[] = plain.flatMap((preset) => [preset, withPytorchcvSe(preset)]);
