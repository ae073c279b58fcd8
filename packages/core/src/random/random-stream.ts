import { fnv1a64 } from "./fnv-1a.js";
import { philox } from "./philox.js";

/** An endless stream of random 32-bit words in blocks of four, any of which can be drawn at any time. */
export interface RandomStream {
  /** Writes block `index` (0, 1, …) into the first four elements of `out`. */
  block(index: number, out: Uint32Array): void;
}

/**
 * The random stream of one name under one seed. Streams of other names and other seeds are independent of it: the name
 * (its hash) is the key, the seed the upper half of the counter.
 *
 * @param seed an integer from 0 to 2^53 - 1
 */
export function randomStream(seed: number, name: string): RandomStream {
  const hash = fnv1a64(name);
  const key0 = Number(hash & 0xffffffffn) | 0;
  const key1 = Number(hash >> 32n) | 0;
  // Stores into a Uint32Array keep the integer part modulo 2^32.
  return {
    block(index, out) {
      out[0] = index;
      out[1] = index / 2 ** 32;
      out[2] = seed;
      out[3] = seed / 2 ** 32;
      philox(out, key0, key1);
    },
  };
}
