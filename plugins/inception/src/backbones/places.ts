import { endSites } from "@netgraft/core";
import { inceptionSites } from "../modules/inception-module.js";
import { residualSites } from "../modules/residual-module.js";

/** Where attachments go in networks of Inception modules alone. */
export const inceptionPlaces = {
  sites: { ...inceptionSites, ...endSites },
  replaceable: ["conv3x3"],
  standard: "output",
  standardReplaceable: "conv3x3",
} as const;

/** Where attachments go in Inception-ResNets. */
export const residualPlaces = {
  ...inceptionPlaces,
  sites: {
    ...residualSites,
    ...inceptionSites,
    ...endSites,
    output: "After addition and activation (SE-POST); in the modules that open a stage, after the branches are joined.",
  },
  standard: "residual",
} as const;
