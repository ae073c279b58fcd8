import type { Preset } from "@netgraft/core";
import { type Depth, depths } from "./depths.js";

/** torchvision's VGGs under its names, and those with batch norm with SE (biases, reduced channels rounded down). */
export const vggPresets: readonly Preset[] = depths.flatMap((depth): readonly Preset[] => [
  plain(`vgg${depth}`, depth, false),
  plain(`vgg${depth}_bn`, depth, true),
  {
    name: `se_vgg${depth}_bn`,
    summary: `VGG-${depth} with batch norm and, after each convolution, squeeze-and-excitation.`,
    config: { extends: `vgg${depth}_bn`, attachments: [{ id: "se", attach: { type: "se", bias: true } }] },
  },
]);

function plain(name: string, depth: Depth, batchNorm: boolean): Preset {
  return {
    name,
    summary: `VGG-${depth} ${batchNorm ? "with" : "without"} batch norm, as in torchvision.`,
    config: { backbone: { type: "vgg", depth, batchNorm, dropout: 0.5 } },
  };
}
