import { augmentation, z } from "@netgraft/core";
import { counted } from "@netgraft/core/graph";
import { AugmentationMisfitError } from "../../errors.js";

export const normalize = augmentation({
  type: "normalize",
  summary: "Subtracts a mean from each channel and divides it by a standard deviation.",
  description:
    "torchvision's `Normalize`. Without it in the list, pictures are normalised by the network's `preprocess`, as they are for evaluation.",
  options: z.strictObject({
    mean: z
      .array(z.number())
      .min(1)
      .optional()
      .describe("Subtracted per channel, of values from 0 to 1; by default that of the network's `preprocess`."),
    std: z
      .array(z.number().positive())
      .min(1)
      .optional()
      .describe("Divided by per channel, after `mean` is subtracted; by default that of the network's `preprocess`."),
  }),
  module: import.meta.url,
  build({ mean, std }, { input, preprocess }) {
    const means = perChannel("mean", mean ?? preprocess.mean, input.channels);
    const deviations = perChannel("std", std ?? preprocess.std, input.channels);
    return {
      on: "values",
      apply({ data, ...picture }) {
        const plane = picture.width * picture.height;
        const result = data.map((value, place) => {
          const channel = Math.floor(place / plane);
          return Math.fround(value - (means[channel] ?? 0)) / (deviations[channel] ?? 1);
        });
        return { ...picture, data: result };
      },
    };
  },
});

/** As float32, in which PyTorch has them. @throws NG_AUGMENTATION_MISFIT */
function perChannel(name: string, values: readonly number[], channels: number): Float32Array {
  if (values.length === channels) return Float32Array.from(values);
  throw new AugmentationMisfitError({
    message: `\`${name}\` of \`normalize\` is for pictures of other channels`,
    expected: counted(channels, "value"),
    found: `${values.length}`,
  });
}
