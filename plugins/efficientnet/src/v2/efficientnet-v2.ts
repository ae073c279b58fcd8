import { backbone, endSites, z } from "@netgraft/core";
import { normOptions, paddingOption } from "@netgraft/plugin-mobilenet";
import { efficientnetV2Sites } from "./blocks.js";
import { buildEfficientnetV2 } from "./build-efficientnet-v2.js";

/** The options of `efficientnet_v2`. */
const efficientnetV2Options = {
  variant: z
    .enum(["base", "s", "m", "l", "xl", "rw"])
    .default("s")
    .describe("EfficientNetV2-S, M, L or XL; base: B0 to B3; rw: timm's own S, made before the authors' code."),
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all layers, rounded to multiples of 8."),
  depthMultiplier: z
    .number()
    .positive()
    .max(1000)
    .default(1)
    .describe("Multiplies the number of blocks of each group, rounded up."),
  blocks: z
    .array(z.int().positive().max(1000))
    .min(1)
    .optional()
    .describe("Blocks of each group, in place of the variant's."),
  ...normOptions(1e-5, 0.1),
  ...paddingOption,
};

/**
 * EfficientNetV2 of any width and depth without the SE of its later blocks, which the presets attach.
 * Sources: Tan & Le 2021; names: timm.
 */
export const efficientnetV2 = backbone({
  type: "efficientnet_v2",
  summary:
    "EfficientNetV2 of any width and depth: fused blocks, then inverted residuals, whose SE is an attachment of the presets.",
  description:
    "Tan and Le, EfficientNetV2: Smaller Models and Faster Training (ICML 2021). The presets attach SE in the blocks that are not fused, as the rule `se`, which a config can replace or remove.",
  options: efficientnetV2Options,
  sites: { ...efficientnetV2Sites, ...endSites },
  replaceable: ["expand", "depthwise"],
  standard: "depthwise",
  standardReplaceable: "depthwise",
  build: buildEfficientnetV2,
});
