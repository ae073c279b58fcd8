import { augmentation, type PixelSize, type RandomNumbers, z } from "@netgraft/core";
import { AugmentationMisfitError } from "../../errors.js";
import { type Box, crop } from "./box.js";
import { sizeOf, sizeOption } from "./options.js";
import { padded, paddings } from "./padding.js";

export const padAndCrop = augmentation({
  type: "padAndCrop",
  summary: "Pads the picture on all sides and crops a random part of it.",
  description:
    "torchvision's `RandomCrop`; He et al. 2015, arXiv:1512.03385, section 4.2: the augmentation of CIFAR training. Without padding, a random crop.",
  options: z.strictObject({
    size: sizeOption.describe(
      "Pixels of each side, or [height, width]; by default the height and width of the network's input.",
    ),
    padding: z.int().min(0).default(4).describe("Pixels that are added on each side before the crop."),
    mode: z
      .enum(paddings)
      .default("constant")
      .describe(
        "What is added: `fill`, the pixels of the edge, or the picture mirrored at the edge, which `symmetric` repeats.",
      ),
    fill: z.int().min(0).max(255).default(0).describe("The level of all channels that `constant` adds; 0 is black."),
  }),
  module: import.meta.url,
  build({ size, padding, mode, fill }, network) {
    const to = sizeOf(size, network);
    return {
      on: "pixels",
      apply(picture, random) {
        const larger = padded(picture, padding, mode, fill);
        return crop(larger, boxOf(larger, to, random));
      },
    };
  },
});

/** As `RandomCrop.get_params` of torchvision: the top, then the left. @throws NG_AUGMENTATION_MISFIT */
function boxOf({ width, height }: PixelSize, to: PixelSize, random: RandomNumbers): Box {
  if (width < to.width || height < to.height)
    throw new AugmentationMisfitError({
      message: "the picture with its padding is smaller than what is cropped from it",
      expected: `at least ${to.width}×${to.height} pixels; \`resize\` before it, or more \`padding\``,
      found: `${width}×${height}`,
    });
  if (width === to.width && height === to.height) return { left: 0, top: 0, ...to };
  const top = random.below(height - to.height + 1);
  const left = random.below(width - to.width + 1);
  return { left, top, ...to };
}
