import type { RandomStream } from "@netgraft/core/graph";

/** Fills `data` with normal values of mean 0, by Box and Muller's method in double precision: up to 6.7 deviations. */
export function fillNormal(data: Float32Array, deviation: number, stream: RandomStream): void {
  const words = new Uint32Array(4);
  for (let i = 0; i < data.length; i += 4) {
    stream.block(i / 4, words);
    for (let pair = 0; pair < 4; pair += 2) {
      // In (0, 1], so that the logarithm is finite.
      const radius = deviation * Math.sqrt(-2 * Math.log(((words[pair] ?? 0) + 1) / 2 ** 32));
      const angle = (2 * Math.PI * (words[pair + 1] ?? 0)) / 2 ** 32;
      // Writes beyond the end of a typed array do nothing.
      data[i + pair] = radius * Math.cos(angle);
      data[i + pair + 1] = radius * Math.sin(angle);
    }
  }
}

/** Fills `data` with uniform values in ±bound. */
export function fillUniform(data: Float32Array, bound: number, stream: RandomStream): void {
  const words = new Uint32Array(4);
  for (let i = 0; i < data.length; i += 4) {
    stream.block(i / 4, words);
    for (let k = 0; k < 4; k++) data[i + k] = bound * (((words[k] ?? 0) + 0.5) / 2 ** 31 - 1);
  }
}
