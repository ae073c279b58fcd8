import type { HubRecipe } from "@netgraft/core/host";

const half = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } as const;
const squashed = { ...half, cropMode: "squash" } as const;
const squashed21k = { ...squashed, classes: 21843 } as const;

/** Tags of the weights that timm 1.0.29 has of these networks, and how they want pictures; the first are its standard. */
export const weights: Readonly<Record<string, Readonly<Record<string, HubRecipe>>>> = {
  efficientnet_b0: {
    ra_in1k: [224, 0.875, "bicubic"],
    ra4_e3600_r224_in1k: [224, 0.9, "bicubic", half],
  },
  efficientnet_b1: {
    ra4_e3600_r240_in1k: [240, 0.9, "bicubic", half],
    ft_in1k: [224, 0.875, "bicubic"],
  },
  efficientnet_b2: {
    ra_in1k: [256, 0.875, "bicubic"],
  },
  efficientnet_b3: {
    ra2_in1k: [288, 0.875, "bicubic"],
  },
  efficientnet_b4: {
    ra2_in1k: [320, 0.875, "bicubic"],
  },
  efficientnet_b5: {
    sw_in12k_ft_in1k: [448, 1.0, "bicubic", { cropMode: "squash", backbone: { epsilon: 1e-5, momentum: 0.1 } }],
    sw_in12k: [416, 0.95, "bicubic", { classes: 11821, backbone: { epsilon: 1e-5, momentum: 0.1 } }],
  },
  efficientnetv2_rw_m: {
    agc_in1k: [320, 1.0, "bicubic"],
  },
  efficientnetv2_rw_s: {
    ra2_in1k: [288, 1.0, "bicubic"],
  },
  efficientnetv2_rw_t: {
    ra2_in1k: [224, 1.0, "bicubic"],
  },
  mnasnet_100: {
    rmsp_in1k: [224, 0.875, "bicubic"],
  },
  semnasnet_075: {
    rmsp_in1k: [224, 0.875, "bicubic"],
  },
  semnasnet_100: {
    rmsp_in1k: [224, 0.875, "bicubic"],
  },
  tf_efficientnet_b0: {
    ns_jft_in1k: [224, 0.875, "bicubic"],
    aa_in1k: [224, 0.875, "bicubic"],
    ap_in1k: [224, 0.875, "bicubic", half],
    in1k: [224, 0.875, "bicubic"],
  },
  tf_efficientnet_b1: {
    ns_jft_in1k: [240, 0.882, "bicubic"],
    aa_in1k: [240, 0.882, "bicubic"],
    ap_in1k: [240, 0.882, "bicubic", half],
    in1k: [240, 0.882, "bicubic"],
  },
  tf_efficientnet_b2: {
    ns_jft_in1k: [260, 0.89, "bicubic"],
    aa_in1k: [260, 0.89, "bicubic"],
    ap_in1k: [260, 0.89, "bicubic", half],
    in1k: [260, 0.89, "bicubic"],
  },
  tf_efficientnet_b3: {
    ns_jft_in1k: [300, 0.904, "bicubic"],
    aa_in1k: [300, 0.904, "bicubic"],
    ap_in1k: [300, 0.904, "bicubic", half],
    in1k: [300, 0.904, "bicubic"],
  },
  tf_efficientnet_b4: {
    ns_jft_in1k: [380, 0.922, "bicubic"],
    aa_in1k: [380, 0.922, "bicubic"],
    ap_in1k: [380, 0.922, "bicubic", half],
    in1k: [380, 0.922, "bicubic"],
  },
  tf_efficientnet_b5: {
    ns_jft_in1k: [456, 0.934, "bicubic"],
    aa_in1k: [456, 0.934, "bicubic"],
    ap_in1k: [456, 0.934, "bicubic", half],
    in1k: [456, 0.934, "bicubic"],
    ra_in1k: [456, 0.934, "bicubic"],
  },
  tf_efficientnet_b6: {
    ns_jft_in1k: [528, 0.942, "bicubic"],
    aa_in1k: [528, 0.942, "bicubic"],
    ap_in1k: [528, 0.942, "bicubic", half],
  },
  tf_efficientnet_b7: {
    ns_jft_in1k: [600, 0.949, "bicubic"],
    aa_in1k: [600, 0.949, "bicubic"],
    ap_in1k: [600, 0.949, "bicubic", half],
    ra_in1k: [600, 0.949, "bicubic"],
  },
  tf_efficientnet_b8: {
    ap_in1k: [672, 0.954, "bicubic", half],
    ra_in1k: [672, 0.954, "bicubic"],
  },
  tf_efficientnet_l2: {
    ns_jft_in1k_475: [475, 0.936, "bicubic"],
    ns_jft_in1k: [800, 0.96, "bicubic"],
  },
  tf_efficientnetv2_b0: {
    in1k: [192, 0.875, "bicubic"],
  },
  tf_efficientnetv2_b1: {
    in1k: [192, 0.882, "bicubic"],
  },
  tf_efficientnetv2_b2: {
    in1k: [208, 0.89, "bicubic"],
  },
  tf_efficientnetv2_b3: {
    in21k_ft_in1k: [240, 0.9, "bicubic", squashed],
    in1k: [240, 0.904, "bicubic"],
    in21k: [240, 0.904, "bicubic", { classes: 21843, ...half }],
  },
  tf_efficientnetv2_l: {
    in21k_ft_in1k: [384, 1.0, "bicubic", squashed],
    in1k: [384, 1.0, "bicubic", squashed],
    in21k: [384, 1.0, "bicubic", squashed21k],
  },
  tf_efficientnetv2_m: {
    in21k_ft_in1k: [384, 1.0, "bicubic", squashed],
    in1k: [384, 1.0, "bicubic", squashed],
    in21k: [384, 1.0, "bicubic", squashed21k],
  },
  tf_efficientnetv2_s: {
    in21k_ft_in1k: [300, 1.0, "bicubic", half],
    in1k: [300, 1.0, "bicubic", half],
    in21k: [300, 1.0, "bicubic", { classes: 21843, ...half }],
  },
  tf_efficientnetv2_xl: {
    in21k_ft_in1k: [384, 1.0, "bicubic", squashed],
    in21k: [384, 1.0, "bicubic", squashed21k],
  },
  tinynet_a: {
    in1k: [192, 0.875, "bicubic"],
  },
  tinynet_b: {
    in1k: [188, 0.875, "bicubic"],
  },
  tinynet_c: {
    in1k: [184, 0.875, "bicubic"],
  },
  tinynet_d: {
    in1k: [152, 0.875, "bicubic"],
  },
  tinynet_e: {
    in1k: [106, 0.875, "bicubic"],
  },
  mixnet_s: {
    ft_in1k: [224, 0.875, "bicubic"],
  },
  mixnet_m: {
    ft_in1k: [224, 0.875, "bicubic"],
  },
  mixnet_l: {
    ft_in1k: [224, 0.875, "bicubic"],
  },
  mixnet_xl: {
    ra_in1k: [224, 0.875, "bicubic"],
  },
  tf_mixnet_s: {
    in1k: [224, 0.875, "bicubic"],
  },
  tf_mixnet_m: {
    in1k: [224, 0.875, "bicubic"],
  },
  tf_mixnet_l: {
    in1k: [224, 0.875, "bicubic"],
  },
};
