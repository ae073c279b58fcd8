import type { NetworkNames } from "./names.js";

/** The names of timm's `legacy_` SENets, which are those of Cadene's port of the authors' Caffe models. */
export const legacyNames: NetworkNames = {
  stem: { conv: "layer0.conv1", norm: "layer0.bn1" },
  deepStem: [
    { conv: "layer0.conv1", norm: "layer0.bn1" },
    { conv: "layer0.conv2", norm: "layer0.bn2" },
    { conv: "layer0.conv3", norm: "layer0.bn3" },
  ],
  classifier: "last_linear",
};
