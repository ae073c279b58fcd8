import type { HubRecipe } from "@netgraft/core/host";

const half = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } as const;
const unscaled = { mean: [0, 0, 0], std: [1, 1, 1] } as const;

/** Tags of the weights that timm 1.0.29 has of these networks, and how they want pictures; the first are its standard. */
export const weights: Readonly<Record<string, Readonly<Record<string, HubRecipe>>>> = {
  ghostnet_100: {
    in1k: [224, 0.875, "bicubic"],
  },
  mobilenetv1_100: {
    ra4_e3600_r224_in1k: [224, 0.875, "bicubic", half],
  },
  mobilenetv1_125: {
    ra4_e3600_r224_in1k: [224, 0.9, "bicubic", half],
  },
  mobilenetv2_050: {
    lamb_in1k: [224, 0.875, "bicubic"],
  },
  mobilenetv2_100: {
    ra_in1k: [224, 0.875, "bicubic"],
  },
  mobilenetv2_110d: {
    ra_in1k: [224, 0.875, "bicubic"],
  },
  mobilenetv2_120d: {
    ra_in1k: [224, 0.875, "bicubic"],
  },
  mobilenetv2_140: {
    ra_in1k: [224, 0.875, "bicubic"],
  },
  mobilenetv3_large_100: {
    ra_in1k: [224, 0.875, "bicubic"],
    miil_in21k: [224, 0.875, "bilinear", { classes: 11221, ...unscaled }],
    miil_in21k_ft_in1k: [224, 0.875, "bilinear", unscaled],
    ra4_e3600_r224_in1k: [224, 0.95, "bicubic", half],
  },
  mobilenetv3_small_050: {
    lamb_in1k: [224, 0.875, "bicubic"],
  },
  mobilenetv3_small_075: {
    lamb_in1k: [224, 0.875, "bicubic"],
  },
  mobilenetv3_small_100: {
    lamb_in1k: [224, 0.875, "bicubic"],
  },
  tf_mobilenetv3_large_075: {
    in1k: [224, 0.875, "bilinear", half],
  },
  tf_mobilenetv3_large_100: {
    in1k: [224, 0.875, "bilinear", half],
  },
  tf_mobilenetv3_large_minimal_100: {
    in1k: [224, 0.875, "bilinear", half],
  },
  tf_mobilenetv3_small_075: {
    in1k: [224, 0.875, "bilinear", half],
  },
  tf_mobilenetv3_small_100: {
    in1k: [224, 0.875, "bilinear", half],
  },
  tf_mobilenetv3_small_minimal_100: {
    in1k: [224, 0.875, "bilinear", half],
  },
  rexnet_100: {
    nav_in1k: [224, 0.875, "bicubic", { license: "mit" }],
  },
  rexnet_130: {
    nav_in1k: [224, 0.875, "bicubic", { license: "mit" }],
  },
  rexnet_150: {
    nav_in1k: [224, 0.875, "bicubic", { license: "mit" }],
  },
  rexnet_200: {
    nav_in1k: [224, 0.875, "bicubic", { license: "mit" }],
  },
  rexnet_300: {
    nav_in1k: [224, 0.875, "bicubic", { license: "mit" }],
  },
  rexnetr_200: {
    sw_in12k_ft_in1k: [224, 0.95, "bicubic"],
    sw_in12k: [224, 0.95, "bicubic", { classes: 11821 }],
  },
  rexnetr_300: {
    sw_in12k_ft_in1k: [224, 0.95, "bicubic"],
    sw_in12k: [224, 0.95, "bicubic", { classes: 11821 }],
  },
};
