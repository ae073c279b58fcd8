import type { HubRecipe } from "@netgraft/core/host";

const half = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } as const;

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
  mnasnet_100: {
    rmsp_in1k: [224, 0.875, "bicubic"],
  },
  semnasnet_075: {
    rmsp_in1k: [224, 0.875, "bicubic"],
  },
  semnasnet_100: {
    rmsp_in1k: [224, 0.875, "bicubic"],
  },
};
