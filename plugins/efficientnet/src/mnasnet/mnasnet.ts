import { backbone } from "@netgraft/core";
import { invertedResidualSites } from "@netgraft/plugin-mobilenet";
import { buildMnasnet } from "./build-mnasnet.js";
import { mnasnetOptions } from "./options.js";

/**
 * MnasNet-A1 and -B1 without the SE of some of A1's blocks, which the preset attaches.
 * Sources: Tan et al. 2019 (MnasNet); names: timm.
 */
export const mnasnet = backbone({
  type: "mnasnet",
  summary: "MnasNet-A1 and -B1 of any width; the SE of A1 is an attachment of the preset.",
  description:
    "Tan et al., MnasNet: Platform-Aware Neural Architecture Search for Mobile (CVPR 2019). The preset of A1 attaches SE where the paper's fig. 7 has it, as the rule `se`, which a config can replace or remove.",
  options: mnasnetOptions,
  sites: invertedResidualSites,
  replaceable: ["depthwise"],
  standard: "depthwise",
  standardReplaceable: "depthwise",
  build: buildMnasnet,
});
