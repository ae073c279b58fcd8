import { randomStream } from "@netgraft/core/graph";

/**
 * Noise of mean 0 and a standard deviation, almost normal: the sum of four even numbers of 16 bits.
 * @param name of the random stream under the seed
 */
export function noise(deviation: number, seed: number, name: string): () => number {
  const stream = randomStream(seed, name);
  const words = new Uint32Array(4);
  let drawn = 0;
  // An even number from 0 to 1 has a variance of 1/12.
  const scale = deviation / Math.sqrt(4 / 12) / 2 ** 16;
  return () => {
    const first = (drawn % 2) * 2;
    if (first === 0) stream.block(drawn / 2, words);
    drawn += 1;
    return scale * (halves(words[first] ?? 0) + halves(words[first + 1] ?? 0) - 2 * 65535);
  };
}

function halves(word: number): number {
  return (word >>> 16) + (word & 0xffff);
}
