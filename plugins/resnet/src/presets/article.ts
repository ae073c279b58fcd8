import type { Preset } from "@netgraft/core";
import { depthsOf } from "../residual/layers.js";
import { imagenet } from "../resnet/depths.js";

/**
 * The networks of the article "SENet解析", section 5: torchvision's ResNets with SE at the end of each residual branch, r = 16,
 * without biases. The article's code is senet.pytorch's, and so are the names.
 */
export const articlePresets: readonly Preset[] = [
  ...depthsOf(imagenet).map((depth) => article(`article_seresnet${depth}`, `SE-ResNet-${depth}`, { depth })),
  article("article_seresnext50_32x4d", "SE-ResNeXt-50", { depth: 50, cardinality: 32, baseWidth: 4 }),
];

function article(name: string, network: string, options: Readonly<Record<string, unknown>>): Preset {
  return {
    name,
    summary: `${network} as the article has it: no bias in SE's layers, names of the article's code.`,
    config: {
      backbone: { type: "resnet", ...options },
      attachments: [{ id: "se", attach: { type: "se", reduction: 16, bias: false, names: "sequential" } }],
    },
  };
}
