import { randomStream } from "./random-stream.js";

/** Random numbers that are drawn one after the other. */
export interface RandomNumbers {
  /** A number from 0 up to, not including, 1: a multiple of 2^-53. */
  uniform(): number;
  /** An integer from 0 up to, not including, `count`; `count` is from 1 to 2^53 - 1. */
  below(count: number): number;
}

/**
 * The numbers of one name under one seed. What is drawn under another name or seed is independent of them, so that work
 * with random numbers can be done in any order, or at once.
 *
 * @param seed an integer from 0 to 2^53 - 1
 */
export function randomNumbers(seed: number, name: string): RandomNumbers {
  const stream = randomStream(seed, name);
  const words = new Uint32Array(4);
  let drawn = 0;
  /** 53 bits, of two words: a block of the stream gives two numbers. */
  const uniform = (): number => {
    const first = (drawn % 2) * 2;
    if (first === 0) stream.block(drawn / 2, words);
    drawn += 1;
    return ((words[first] ?? 0) * 2 ** 21 + ((words[first + 1] ?? 0) >>> 11)) / 2 ** 53;
  };
  return { uniform, below: (count) => Math.floor(uniform() * count) };
}
