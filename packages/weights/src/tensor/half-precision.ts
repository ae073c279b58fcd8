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
