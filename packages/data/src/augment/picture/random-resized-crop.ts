import { augmentation, z } from "@netgraft/core";
import { resizedCrop } from "../../picture/resized-crop.js";
import { crop } from "./box.js";
import { interpolationOption, rangeOption, sizeOf, sizeOption } from "./options.js";
import { randomBox } from "./random-box.js";

export const randomResizedCrop = augmentation({
  type: "randomResizedCrop",
  summary: "Crops a random part of the picture and resizes it.",
  description:
    "torchvision's `RandomResizedCrop`; Szegedy et al. 2014, arXiv:1409.4842, section 6. The augmentation of ImageNet training.",
  options: z.strictObject({
    size: sizeOption.describe(
      "Pixels of each side, or [height, width]; by default the height and width of the network's input.",
    ),
    scale: rangeOption(0, 0.08, 1).describe("The part of the picture's area that is cropped: from, to."),
    ratio: rangeOption(Number.MIN_VALUE, 3 / 4, 4 / 3).describe(
      "Width by height of the crop: from, to; drawn evenly in its logarithm.",
    ),
    interpolation: interpolationOption,
  }),
  module: import.meta.url,
  build({ size, scale, ratio, interpolation }, network) {
    const to = sizeOf(size, network);
    return {
      on: "pixels",
      apply: (picture, random) =>
        resizedCrop(crop(picture, randomBox(picture, scale, ratio, random)), to, to, interpolation),
    };
  },
});
