import type { HubRecipe } from "@netgraft/core/host";

const bsd = { license: "bsd-3-clause" } as const;
const mit = { license: "mit" } as const;
const nonCommercial = { license: "cc-by-nc-4.0" } as const;
const seer = { license: "seer-license" } as const;

/** Tags of the weights that timm 1.0.29 has of these networks, and how they want pictures; the first are its standard. */
export const weights: Readonly<Record<string, Readonly<Record<string, HubRecipe>>>> = {
  regnetv_040: {
    ra3_in1k: [224, 0.95, "bicubic"],
  },
  regnetv_064: {
    ra3_in1k: [224, 0.95, "bicubic"],
  },
  regnetx_002: {
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_004: {
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_004_tv: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
  },
  regnetx_006: {
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_008: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_016: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_032: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_040: {
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_064: {
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_080: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_120: {
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_160: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnetx_320: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnety_002: {
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnety_004: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnety_006: {
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnety_008: {
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnety_008_tv: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
  },
  regnety_016: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnety_032: {
    ra_in1k: [224, 0.95, "bicubic"],
    pycls_in1k: [224, 0.875, "bicubic", mit],
    tv2_in1k: [224, 0.965, "bicubic", bsd],
  },
  regnety_040: {
    ra3_in1k: [224, 0.95, "bicubic"],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnety_064: {
    ra3_in1k: [224, 0.95, "bicubic"],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnety_080: {
    ra3_in1k: [224, 0.95, "bicubic"],
    pycls_in1k: [224, 0.875, "bicubic", mit],
  },
  regnety_080_tv: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
  },
  regnety_120: {
    sw_in12k_ft_in1k: [224, 0.95, "bicubic"],
    pycls_in1k: [224, 0.875, "bicubic", mit],
    sw_in12k: [224, 0.95, "bicubic", { classes: 11821 }],
  },
  regnety_1280: {
    swag_ft_in1k: [384, 1.0, "bicubic", nonCommercial],
    seer: [224, 0.965, "bicubic", { classes: 0, ...seer }],
    seer_ft_in1k: [384, 1.0, "bicubic", seer],
    swag_lc_in1k: [224, 0.965, "bicubic", nonCommercial],
  },
  regnety_160: {
    sw_in12k_ft_in1k: [224, 0.95, "bicubic"],
    deit_in1k: [224, 0.95, "bicubic"],
    lion_in12k_ft_in1k: [224, 0.95, "bicubic"],
    pycls_in1k: [224, 0.875, "bicubic", mit],
    sw_in12k: [224, 0.95, "bicubic", { classes: 11821 }],
    swag_ft_in1k: [384, 1.0, "bicubic", nonCommercial],
    swag_lc_in1k: [224, 0.965, "bicubic", nonCommercial],
    tv2_in1k: [224, 0.965, "bicubic", bsd],
  },
  regnety_2560: {
    seer_ft_in1k: [384, 1.0, "bicubic", seer],
  },
  regnety_320: {
    tv2_in1k: [224, 0.965, "bicubic", bsd],
    pycls_in1k: [224, 0.875, "bicubic", mit],
    seer: [224, 0.965, "bicubic", { classes: 0, ...seer }],
    seer_ft_in1k: [384, 1.0, "bicubic", seer],
    swag_ft_in1k: [384, 1.0, "bicubic", nonCommercial],
    swag_lc_in1k: [224, 0.965, "bicubic", nonCommercial],
  },
  regnety_640: {
    seer_ft_in1k: [384, 1.0, "bicubic", seer],
    seer: [224, 0.965, "bicubic", { classes: 0, ...seer }],
  },
  regnetz_040: {
    ra3_in1k: [256, 1.0, "bicubic"],
  },
  regnetz_040_h: {
    ra3_in1k: [256, 1.0, "bicubic"],
  },
};
