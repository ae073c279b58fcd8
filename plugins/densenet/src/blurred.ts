import { type BlockBuilder, OptionUnsupportedError, type Value } from "@netgraft/core";

/**
 * A map at every second position, by the binomial filter [1, 2, 1] / 4 along both sides, over mirrored edges (Zhang 2019, Making Convolutional
 * Networks Shift-Invariant Again; timm's `BlurPool2d`): two means of 2×2 positions, one after the other.
 * @throws NG_OPTION_UNSUPPORTED where a map has no second position that mirrors
 */
export function blurred(b: BlockBuilder, x: Value): Value {
  const sizes = [x.size("height"), x.size("width")];
  if (sizes.some((size) => size < 2))
    throw new OptionUnsupportedError({
      at: "backbone.antialias",
      message: "a blur needs maps of two positions and more",
      expected: "a larger input",
      found: `a map of ${sizes.join("×")} where it is halved`,
    });
  const edge = { before: 1, after: 1 };
  const mirrored = b.reflectPad(b.reflectPad(x, "height", edge), "width", edge);
  return b.averagePool(b.averagePool(mirrored, { size: 2, stride: 1 }), { size: 2, stride: 2 });
}
