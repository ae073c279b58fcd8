import type { PictureConfig } from "@netgraft/core";

/** What decides how pictures become inputs, for a network of that input: the values of ImageNet, or of grey pictures. */
export function networkOf(input: PictureConfig["input"]): PictureConfig {
  const [mean, std] =
    input.channels === 1
      ? [[0.5], [0.25]]
      : [
          [0.485, 0.456, 0.406],
          [0.229, 0.224, 0.225],
        ];
  return { input, preprocess: { cropRatio: 1, interpolation: "bilinear", mean, std } };
}
