import { axes, type BlockBuilder, OptionUnsupportedError, type Value } from "@netgraft/core";

const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];

/**
 * Pictures normalised with ImageNet's mean and deviation as if they had been normalised with 0.5 and 0.5, which the
 * weights ported from TensorFlow expect (torchvision's `transform_input`).
 * @throws NG_OPTION_UNSUPPORTED where the picture has not the three channels of which these are the means
 */
export function transformInput(b: BlockBuilder, image: Value): Value {
  if (image.size("channel") !== mean.length)
    throw new OptionUnsupportedError({
      at: "backbone.transformInput",
      message: "is made of the means of red, green and blue",
      expected: "an input of 3 channels",
      found: `${image.size("channel")}`,
    });
  const vector = (data: readonly number[]): Value =>
    b.constant({ dtype: "float32", axes: axes({ channel: data.length }) }, data);
  const scaled = b.multiply(image, vector(deviation.map((value) => value / 0.5)));
  return b.add(scaled, vector(mean.map((value) => (value - 0.5) / 0.5)));
}
