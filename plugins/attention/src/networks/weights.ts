import type { HubRecipe } from "@netgraft/core/host";

/** Tags of the weights that timm 1.0.29 has of these networks, and how they want pictures; the first are its standard. */
export const weights: Readonly<Record<string, Readonly<Record<string, HubRecipe>>>> = {
  ecaresnet101d: {
    miil_in1k: [224, 0.875, "bicubic"],
  },
  ecaresnet269d: {
    ra2_in1k: [320, 0.95, "bicubic"],
  },
  ecaresnet26t: {
    ra2_in1k: [256, 0.875, "bicubic"],
  },
  ecaresnet50d: {
    miil_in1k: [224, 0.875, "bicubic"],
  },
  ecaresnet50t: {
    ra2_in1k: [256, 0.875, "bicubic"],
    a1_in1k: [224, 0.95, "bicubic"],
    a2_in1k: [224, 0.95, "bicubic"],
    a3_in1k: [160, 0.95, "bicubic"],
  },
  ecaresnetlight: {
    miil_in1k: [224, 0.875, "bicubic"],
  },
  resnest14d: {
    gluon_in1k: [224, 0.875, "bilinear"],
  },
  resnest26d: {
    gluon_in1k: [224, 0.875, "bilinear"],
  },
  resnest50d: {
    in1k: [224, 0.875, "bilinear"],
  },
  resnest101e: {
    in1k: [256, 0.875, "bilinear"],
  },
  resnest200e: {
    in1k: [320, 0.909, "bicubic"],
  },
  resnest269e: {
    in1k: [416, 0.928, "bicubic"],
  },
  resnest50d_4s2x40d: {
    in1k: [224, 0.875, "bicubic"],
  },
  resnest50d_1s4x24d: {
    in1k: [224, 0.875, "bicubic"],
  },
  skresnet18: {
    ra_in1k: [224, 0.875, "bicubic"],
  },
  skresnet34: {
    ra_in1k: [224, 0.875, "bicubic"],
  },
  skresnext50_32x4d: {
    ra_in1k: [224, 0.875, "bicubic"],
  },
};
