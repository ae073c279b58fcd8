/** The float32 values of IEEE 754 binary16 bits; exact. */
export function float16ToFloat32(bits: Uint16Array): Float32Array {
  const values = new Float32Array(bits.length);
  const words = new Uint32Array(values.buffer);
  for (let i = 0; i < bits.length; i++) {
    const half = bits[i] ?? 0;
    const sign = (half & 0x8000) << 16;
    const exponent = (half >>> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0) {
      // Zeros and subnormals: fraction × 2^-24, which float32 holds as a normal number.
      values[i] = (sign === 0 ? 1 : -1) * fraction * 2 ** -24;
    } else {
      // The exponent's bias goes from 15 to 127; all ones (infinity, NaN) stay all ones.
      words[i] = sign | ((exponent === 31 ? 255 : exponent + 112) << 23) | (fraction << 13);
    }
  }
  return values;
}

/** The float32 values of bfloat16 bits, which are the upper half of a float32; exact. */
export function bfloat16ToFloat32(bits: Uint16Array): Float32Array {
  const values = new Float32Array(bits.length);
  const words = new Uint32Array(values.buffer);
  for (let i = 0; i < bits.length; i++) words[i] = (bits[i] ?? 0) << 16;
  return values;
}

/** The binary16 bits of the nearest value, halfway cases to even (IEEE 754, section 4.3.1); beyond the range an infinity. */
export function float16Bits(value: number): number {
  return halfBits(value, 10, 15);
}

/** The bfloat16 bits of the nearest value, halfway cases to even; beyond the range an infinity. */
export function bfloat16Bits(value: number): number {
  return halfBits(value, 7, 127);
}

const double = new Float64Array(1);
const doubleWords = new Uint32Array(double.buffer);

/** The bits of a number of 16 bits: sign, exponent, and so many bits of fraction. */
function halfBits(value: number, fractionBits: number, bias: number): number {
  const infinity = (2 * bias + 1) << fractionBits;
  if (Number.isNaN(value)) return infinity | (1 << (fractionBits - 1));
  double[0] = value;
  const high = doubleWords[1] ?? 0;
  const sign = (high >>> 31) << 15;
  // Below the smallest normal number, values keep its exponent.
  const exponent = Math.max(((high >>> 20) & 0x7ff) - 1023, 1 - bias);
  const steps = roundToEven(Math.abs(value) / 2 ** (exponent - fractionBits));
  // The leading bit, which is not stored, adds the one that is missing to the exponent; so does a carry.
  return sign | Math.min(steps + (exponent + bias - 1) * 2 ** fractionBits, infinity);
}

/** The nearest whole number of one from 0 to 2^51: larger ones have no fraction left. */
function roundToEven(value: number): number {
  return value + 2 ** 52 - 2 ** 52;
}
