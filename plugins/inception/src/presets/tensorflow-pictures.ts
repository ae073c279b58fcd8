/** How the weights that were ported from TF-slim want their pictures (timm). */
export const tensorflowPictures = {
  rounding: "floor",
  interpolation: "bicubic",
  mean: [0.5, 0.5, 0.5],
  std: [0.5, 0.5, 0.5],
} as const;
