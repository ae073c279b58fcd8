import type { NetworkNames } from "./names.js";

/** The names of timm's and torchvision's ResNets (timm 1.0.29). */
export const timmNames: NetworkNames = {
  stem: { conv: "conv1", norm: "bn1" },
  deepStem: [
    { conv: "conv1.0", norm: "conv1.1" },
    { conv: "conv1.3", norm: "conv1.4" },
    { conv: "conv1.6", norm: "bn1" },
  ],
  classifier: "fc",
};
