import { type BlockBuilder, OptionUnsupportedError, type Value } from "@netgraft/core";

/**
 * What samples a map behind a convolution that strides no more, or before it (`First`): means of 2×2 or 3×3 positions, or a blur
 * (Zhang 2019).
 */
export type Antialias = "average" | "average3x3" | "average3x3First" | "blur";

/** A block's strides, as far as sampling asks for them. */
interface Sampled {
  readonly stride: number;
  readonly firstDilation: number;
  readonly dilation: number;
  readonly antialias?: Antialias | undefined;
}

/** The convolution that carries a block's stride, or where the block is antialiased, that without a stride and what samples beside it. */
export function strided(
  b: BlockBuilder,
  x: Value,
  spec: Sampled,
  convolution: (x: Value, stride: number) => Value,
): Value {
  const { stride } = spec;
  const antialias = samplingOf(spec);
  if (antialias === undefined) return convolution(x, stride);
  if (antialias === "average3x3First") return convolution(sampled(b, x, antialias, stride), 1);
  return sampled(b, convolution(x, 1), antialias, stride);
}

/** How a block samples that is antialiased; undefined where it is not, or has nothing to sample (timm's `use_aa`). */
function samplingOf({ antialias, stride, firstDilation, dilation }: Sampled): Antialias | undefined {
  return stride > 1 || firstDilation !== dilation ? antialias : undefined;
}

/**
 * A map at every stride-th position, antialiased as in timm: means of stride × stride positions, or of 3×3 (Zhang et al. 2020, ResNeSt), or the binomial filter [1, 2, 1] / 4 along both
 * sides, over mirrored edges (Zhang 2019, Making Convolutional Networks Shift-Invariant Again; `BlurPool2d`).
 * @throws NG_OPTION_UNSUPPORTED where means leave a rest, which no shortcut does; where a map has no second position that mirrors
 */
export function sampled(b: BlockBuilder, x: Value, antialias: Antialias, stride: number): Value {
  if (antialias === "blur") return blurred(b, x, stride);
  if (stride === 1) return x;
  // The zeros around the map count, as in the authors' code.
  if (antialias !== "average") return b.averagePool(x, { size: 3, stride, padding: 1 });
  assertSizes(x, (size) => size % stride === 0, "means need maps of even sizes");
  return b.averagePool(x, { size: stride, stride });
}

/** The filter is that of two means of 2×2 positions, one after the other. */
function blurred(b: BlockBuilder, x: Value, stride: number): Value {
  assertSizes(x, (size) => size > 1, "a blur needs maps of two positions and more");
  const edge = { before: 1, after: 1 };
  const mirrored = b.reflectPad(b.reflectPad(x, "height", edge), "width", edge);
  return b.averagePool(b.averagePool(mirrored, { size: 2, stride: 1 }), { size: 2, stride });
}

function assertSizes(x: Value, fits: (size: number) => boolean, message: string): void {
  const sizes = [x.size("height"), x.size("width")];
  if (sizes.every(fits)) return;
  throw new OptionUnsupportedError({
    at: "backbone.antialias",
    message,
    expected: "a larger input, whose sides are multiples of the network's stride",
    found: `a map of ${sizes.join("×")} where it is halved`,
  });
}
