import { numbersOf, type Tensor, tensorFrom } from "@netgraft/core/graph";

/**
 * The weight of a first convolution for other input channels, from one for three, so that what it gives has about the same
 * size: for one channel the sum over the three; for n channels the three over and over, cut off at n, times 3/n. undefined where it is for other than three.
 * Source: timm, `adapt_input_conv` (timm/models/_manipulate.py).
 * @param weight [out, 3, …]
 */
export function adaptInputConvolution(weight: Tensor, channels: number): Tensor | undefined {
  const [out = 0, given, ...kernel] = weight.shape;
  if (given !== 3) return undefined;
  const size = kernel.reduce((product, length) => product * length, 1);
  const data = numbersOf(weight);
  const at = (row: number, channel: number, place: number): number => data[(row * 3 + channel) * size + place] ?? 0;
  const adapted = Float64Array.from({ length: out * channels * size }, (_, index) => {
    const [row, rest] = [Math.floor(index / (channels * size)), index % (channels * size)];
    const [channel, place] = [Math.floor(rest / size), rest % size];
    if (channels === 1) return at(row, 0, place) + at(row, 1, place) + at(row, 2, place);
    return at(row, channel % 3, place) * (3 / channels);
  });
  return tensorFrom(weight.dtype, [out, channels, ...kernel], adapted);
}
