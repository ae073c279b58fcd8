/**
 * The nearest multiple of a divisor, halves up, at least one multiple, and one step up where that loses over a tenth
 * (`_make_divisible` of TensorFlow's MobileNets, torchvision and timm).
 */
export function makeDivisible(value: number, divisor = 8): number {
  const nearest = Math.max(divisor, Math.floor((value + divisor / 2) / divisor) * divisor);
  return nearest < 0.9 * value ? nearest + divisor : nearest;
}
