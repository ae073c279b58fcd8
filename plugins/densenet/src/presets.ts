import type { Preset } from "@netgraft/core";
import { type HubRecipe, timmWeights } from "@netgraft/core/host";

/** Layers of the dense blocks, growth rates and stems (Huang et al. 2017, Table 1; 161: the authors' code; 264d: timm). */
const networks = {
  densenet121: { layers: [6, 12, 24, 16], growthRate: 32, stem: "conv7" },
  densenet161: { layers: [6, 12, 36, 24], growthRate: 48, stem: "conv7" },
  densenet169: { layers: [6, 12, 32, 32], growthRate: 32, stem: "conv7" },
  densenet201: { layers: [6, 12, 48, 32], growthRate: 32, stem: "conv7" },
  densenetblur121d: { layers: [6, 12, 24, 16], growthRate: 32, stem: "deep", antialias: "blur" },
  densenet264d: { layers: [6, 12, 64, 48], growthRate: 48, stem: "deep" },
} as const;

const cubic: HubRecipe = [224, 0.875, "bicubic"];

/** Tags of the weights that timm 1.0.29 has of them, the first as its standard; those of torchvision are `tv_in1k`. */
const weights: Readonly<Record<string, Readonly<Record<string, HubRecipe>>>> = {
  densenet121: { ra_in1k: cubic, tv_in1k: cubic },
  densenetblur121d: { ra_in1k: cubic },
  densenet161: { tv_in1k: cubic },
  densenet169: { tv_in1k: cubic },
  densenet201: { tv_in1k: cubic },
};

/** The DenseNets of torchvision, and timm's with a deep stem. */
export const densenetPresets: readonly Preset[] = Object.entries(networks).map(([name, options]) => {
  const blur = "antialias" in options ? " and a blur" : "";
  const source = options.stem === "deep" ? `with a stem of three convolutions${blur}, as in timm` : "as in torchvision";
  const pretrained = timmWeights(name, weights[name]);
  return {
    name,
    summary: `DenseNet-${name.replaceAll(/\D+/g, "")} ${source}.`,
    // Pictures of timm's own are prepared as it does; torchvision's as by default.
    config: { ...(options.stem === "deep" && pretrained[0]?.config), backbone: { type: "densenet", ...options } },
    ...(pretrained.length === 0 ? {} : { pretrained }),
  };
});
