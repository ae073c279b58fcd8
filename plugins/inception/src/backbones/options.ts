import { z } from "@netgraft/core";

/** The width of all networks of the family. */
export const widthOption = {
  widthMultiplier: z
    .number()
    .positive()
    .default(1)
    .describe("Multiplies the channels of all convolutions; at least 16 stay (TF-slim's depth_multiplier)."),
};

/** The BN epsilon that all but BN-Inception have from TensorFlow. */
export const epsilonOption = {
  epsilon: z.number().positive().default(1e-3).describe("Added to the variance in batch norm."),
};

/** Whether padded positions count in the 3×3 means of modules, with the default of a network's source. */
export function countPaddingOption(standard: boolean): { readonly countPadding: z.ZodDefault<z.ZodBoolean> } {
  return {
    countPadding: z
      .boolean()
      .default(standard)
      .describe(
        "Whether padded positions count in the means of modules: they do in Caffe's networks and torchvision's, and do not in TensorFlow and Keras.",
      ),
  };
}

/** What torchvision's networks have. */
export const torchvisionOptions = {
  auxiliary: z
    .boolean()
    .default(false)
    .describe("Build the auxiliary heads, which serve training; their parameters are counted apart."),
  transformInput: z
    .boolean()
    .default(false)
    .describe(
      "Turn ImageNet's normalisation of the picture into that with mean and deviation 0.5, which torchvision's weights expect.",
    ),
};

const count = z.int().positive().max(10_000);

/** The lengths of an Inception-ResNet's stages. */
export const repeatsOption = {
  repeats: z
    .tuple([count, count, count])
    .optional()
    .describe("Residual modules of each stage; by default those of TF-slim."),
};
