import { z } from "#zod";

/** Channel means of ImageNet, RGB, as torchvision and timm have them. */
export const imageNetMean: readonly number[] = Object.freeze([0.485, 0.456, 0.406]);
/** Channel standard deviations of ImageNet, RGB, as torchvision and timm have them. */
export const imageNetStd: readonly number[] = Object.freeze([0.229, 0.224, 0.225]);

/** How a picture becomes the network's input; the defaults are those of ImageNet evaluation. */
export const preprocessSchema = z.strictObject({
  cropRatio: z
    .number()
    .positive()
    .max(2)
    .default(0.875)
    .describe(
      "The picture is resized so that the centre crop of the input's size covers this part of its shorter side (timm's `crop_pct`). Above 1 the resized picture is smaller than the input, and is padded.",
    ),
  rounding: z
    .enum(["round", "floor"])
    .default("round")
    .describe(
      "How the size that the picture is resized to, the input's size / `cropRatio`, becomes whole: rounded, which gives the sizes of torchvision's recipes (Inception-v3: 342), or rounded down as in timm.",
    ),
  cropMode: z
    .enum(["center", "border", "squash"])
    .default("center")
    .describe(
      "What is done where the picture has other proportions than the input, as timm's `crop_mode`: `center` cuts off what its shorter side leaves over, `border` resizes by the longer side and pads with `mean`, `squash` changes the proportions.",
    ),
  interpolation: z.enum(["bilinear", "bicubic", "nearest"]).default("bilinear").describe("How the picture is resized."),
  mean: z
    .array(z.number())
    .min(1)
    .default([...imageNetMean])
    .describe("Subtracted per channel, of values from 0 to 1."),
  std: z
    .array(z.number().positive())
    .min(1)
    .default([...imageNetStd])
    .describe("Divided by per channel, after `mean` is subtracted."),
});
