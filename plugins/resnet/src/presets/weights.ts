import type { HubRecipe } from "@netgraft/core/host";

const half = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } as const;
const nonCommercial = { license: "cc-by-nc-4.0" } as const;
const in12k = { classes: 11821 } as const;
const bsd = { license: "bsd-3-clause" } as const;
const at = (file: string): { readonly url: string } => ({
  url: `https://github.com/rwightman/pytorch-image-models/releases/download/${file}`,
});

/** Tags of the weights that timm 1.0.29 has of these networks, and how they want pictures; the first are its standard. */
export const weights: Readonly<Record<string, Readonly<Record<string, HubRecipe>>>> = {
  legacy_senet154: {
    in1k: [224, 0.875, "bilinear", at("v0.1-weights/legacy_senet154-e9eb9fe6.pth")],
  },
  legacy_seresnet101: {
    in1k: [224, 0.875, "bilinear", at("v0.1-cadene/se_resnet101-7e38fcc6.pth")],
  },
  legacy_seresnet152: {
    in1k: [224, 0.875, "bilinear", at("v0.1-cadene/se_resnet152-d17c99b7.pth")],
  },
  legacy_seresnet18: {
    in1k: [224, 0.875, "bicubic", at("v0.1-weights/seresnet18-4bb0ce65.pth")],
  },
  legacy_seresnet34: {
    in1k: [224, 0.875, "bilinear", at("v0.1-weights/seresnet34-a4004e63.pth")],
  },
  legacy_seresnet50: {
    in1k: [224, 0.875, "bilinear", at("v0.1-cadene/se_resnet50-ce0d4300.pth")],
  },
  legacy_seresnext101_32x4d: {
    in1k: [224, 0.875, "bilinear", at("v0.1-weights/legacy_se_resnext101_32x4d-37725eac.pth")],
  },
  legacy_seresnext26_32x4d: {
    in1k: [224, 0.875, "bicubic", at("v0.1-weights/seresnext26_32x4d-65ebdb501.pth")],
  },
  legacy_seresnext50_32x4d: {
    in1k: [224, 0.875, "bilinear", at("v0.1-weights/legacy_se_resnext50_32x4d-f3651bad.pth")],
  },
  resnet101: {
    a1h_in1k: [224, 0.95, "bicubic"],
    a1_in1k: [224, 0.95, "bicubic"],
    a2_in1k: [224, 0.95, "bicubic"],
    a3_in1k: [160, 0.95, "bicubic"],
    gluon_in1k: [224, 0.875, "bicubic"],
    tv2_in1k: [176, 0.875, "bilinear", bsd],
    tv_in1k: [224, 0.875, "bilinear", bsd],
  },
  resnet101c: {
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  resnet101d: {
    ra2_in1k: [256, 0.95, "bicubic"],
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  resnet101s: {
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  resnet10t: {
    c3_in1k: [176, 0.875, "bicubic"],
  },
  resnet14t: {
    c3_in1k: [176, 0.875, "bicubic"],
  },
  resnet152: {
    a1h_in1k: [224, 0.95, "bicubic"],
    a1_in1k: [224, 0.95, "bicubic"],
    a2_in1k: [224, 0.95, "bicubic"],
    a3_in1k: [160, 0.95, "bicubic"],
    gluon_in1k: [224, 0.875, "bicubic"],
    tv2_in1k: [176, 0.875, "bilinear", bsd],
    tv_in1k: [224, 0.875, "bilinear", bsd],
  },
  resnet152c: {
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  resnet152d: {
    ra2_in1k: [256, 0.95, "bicubic"],
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  resnet152s: {
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  resnet18: {
    a1_in1k: [224, 0.95, "bicubic"],
    a2_in1k: [224, 0.95, "bicubic"],
    a3_in1k: [160, 0.95, "bicubic"],
    fb_ssl_yfcc100m_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    fb_swsl_ig1b_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    gluon_in1k: [224, 0.875, "bicubic"],
    tv_in1k: [224, 0.875, "bilinear", bsd],
  },
  resnet18d: {
    ra2_in1k: [224, 0.875, "bicubic"],
    ra4_e3600_r224_in1k: [224, 0.9, "bicubic", half],
  },
  resnet200d: {
    ra2_in1k: [256, 0.95, "bicubic"],
  },
  resnet26: {
    bt_in1k: [224, 0.875, "bicubic"],
  },
  resnet26d: {
    bt_in1k: [224, 0.875, "bicubic"],
  },
  resnet26t: {
    ra2_in1k: [256, 0.94, "bicubic"],
  },
  resnet34: {
    a1_in1k: [224, 0.95, "bicubic"],
    a2_in1k: [224, 0.95, "bicubic"],
    a3_in1k: [160, 0.95, "bicubic"],
    bt_in1k: [224, 0.875, "bicubic"],
    gluon_in1k: [224, 0.875, "bicubic"],
    ra4_e3600_r224_in1k: [224, 0.9, "bicubic", half],
    tv_in1k: [224, 0.875, "bilinear", bsd],
  },
  resnet34d: {
    ra2_in1k: [224, 0.875, "bicubic"],
  },
  resnet50: {
    a1_in1k: [224, 0.95, "bicubic"],
    a1h_in1k: [176, 0.9, "bicubic"],
    a2_in1k: [224, 0.95, "bicubic"],
    a3_in1k: [160, 0.95, "bicubic"],
    am_in1k: [224, 0.875, "bicubic"],
    b1k_in1k: [224, 0.95, "bicubic"],
    b2k_in1k: [224, 0.95, "bicubic"],
    bt_in1k: [224, 0.875, "bicubic"],
    c1_in1k: [224, 0.95, "bicubic"],
    c2_in1k: [224, 0.95, "bicubic"],
    d_in1k: [224, 0.95, "bicubic"],
    fb_ssl_yfcc100m_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    fb_swsl_ig1b_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    gluon_in1k: [224, 0.875, "bicubic"],
    ra_in1k: [224, 0.875, "bicubic"],
    ram_in1k: [224, 0.875, "bicubic"],
    tv2_in1k: [176, 0.875, "bilinear", bsd],
    tv_in1k: [224, 0.875, "bilinear", bsd],
  },
  resnet50c: {
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  resnet50d: {
    ra2_in1k: [224, 0.875, "bicubic"],
    a1_in1k: [224, 0.95, "bicubic"],
    a2_in1k: [224, 0.95, "bicubic"],
    a3_in1k: [160, 0.95, "bicubic"],
    gluon_in1k: [224, 0.875, "bicubic"],
    ra4_e3600_r224_in1k: [224, 0.95, "bicubic", half],
  },
  resnet50s: {
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  resnetaa101d: {
    sw_in12k_ft_in1k: [224, 0.95, "bicubic"],
    sw_in12k: [224, 0.95, "bicubic", in12k],
  },
  resnetaa50: {
    a1h_in1k: [224, 0.95, "bicubic"],
  },
  resnetaa50d: {
    sw_in12k_ft_in1k: [224, 0.95, "bicubic"],
    d_in12k: [224, 0.95, "bicubic", in12k],
    sw_in12k: [224, 0.95, "bicubic", in12k],
  },
  resnetblur50: {
    bt_in1k: [224, 0.875, "bicubic"],
  },
  resnetrs101: {
    tf_in1k: [192, 0.94, "bicubic"],
  },
  resnetrs152: {
    tf_in1k: [256, 1.0, "bicubic"],
  },
  resnetrs200: {
    tf_in1k: [256, 1.0, "bicubic"],
  },
  resnetrs270: {
    tf_in1k: [256, 1.0, "bicubic"],
  },
  resnetrs350: {
    tf_in1k: [288, 1.0, "bicubic"],
  },
  resnetrs420: {
    tf_in1k: [320, 1.0, "bicubic"],
  },
  resnetrs50: {
    tf_in1k: [160, 0.91, "bicubic"],
  },
  resnext101_32x16d: {
    fb_wsl_ig1b_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    fb_ssl_yfcc100m_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    fb_swsl_ig1b_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
  },
  resnext101_32x32d: {
    fb_wsl_ig1b_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
  },
  resnext101_32x4d: {
    fb_ssl_yfcc100m_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    fb_swsl_ig1b_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  resnext101_32x8d: {
    tv_in1k: [224, 0.875, "bilinear", bsd],
    fb_ssl_yfcc100m_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    fb_swsl_ig1b_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    fb_wsl_ig1b_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    tv2_in1k: [176, 0.875, "bilinear", bsd],
  },
  resnext101_64x4d: {
    c1_in1k: [224, 0.95, "bicubic"],
    gluon_in1k: [224, 0.875, "bicubic"],
    tv_in1k: [224, 0.875, "bilinear", bsd],
  },
  resnext50_32x4d: {
    a1h_in1k: [224, 0.95, "bicubic"],
    a1_in1k: [224, 0.95, "bicubic"],
    a2_in1k: [224, 0.95, "bicubic"],
    a3_in1k: [160, 0.95, "bicubic"],
    fb_ssl_yfcc100m_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    fb_swsl_ig1b_ft_in1k: [224, 0.875, "bilinear", nonCommercial],
    gluon_in1k: [224, 0.875, "bicubic"],
    ra_in1k: [224, 0.875, "bicubic"],
    tv2_in1k: [176, 0.875, "bilinear", bsd],
    tv_in1k: [224, 0.875, "bilinear", bsd],
  },
  resnext50d_32x4d: {
    bt_in1k: [224, 0.875, "bicubic"],
  },
  senet154: {
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  seresnet152d: {
    ra2_in1k: [256, 0.95, "bicubic"],
  },
  seresnet50: {
    a1_in1k: [224, 0.95, "bicubic"],
    a2_in1k: [224, 0.95, "bicubic"],
    a3_in1k: [160, 0.95, "bicubic"],
    ra2_in1k: [224, 0.875, "bicubic"],
  },
  seresnext101_32x4d: {
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  seresnext101_32x8d: {
    ah_in1k: [224, 0.95, "bicubic"],
  },
  seresnext101_64x4d: {
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  seresnext101d_32x8d: {
    ah_in1k: [224, 0.95, "bicubic"],
  },
  seresnext26d_32x4d: {
    bt_in1k: [224, 0.875, "bicubic"],
  },
  seresnext26t_32x4d: {
    bt_in1k: [224, 0.875, "bicubic"],
  },
  seresnext50_32x4d: {
    racm_in1k: [224, 0.875, "bicubic"],
    gluon_in1k: [224, 0.875, "bicubic"],
  },
  seresnextaa101d_32x8d: {
    sw_in12k_ft_in1k_288: [288, 0.95, "bicubic"],
    ah_in1k: [224, 0.95, "bicubic"],
    sw_in12k: [224, 0.95, "bicubic", in12k],
    sw_in12k_ft_in1k: [224, 0.875, "bicubic"],
  },
  seresnextaa201d_32x8d: {
    sw_in12k_ft_in1k_384: [384, 1.0, "bicubic"],
    sw_in12k: [320, 0.95, "bicubic", in12k],
  },
  wide_resnet101_2: {
    tv_in1k: [224, 0.875, "bilinear", bsd],
    tv2_in1k: [176, 0.875, "bilinear", bsd],
  },
  wide_resnet50_2: {
    racm_in1k: [224, 0.875, "bicubic"],
    tv2_in1k: [176, 0.875, "bilinear", bsd],
    tv_in1k: [224, 0.875, "bilinear", bsd],
  },
};
