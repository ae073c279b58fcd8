import type { RandomNumbers } from "@netgraft/core";
import { type Mutator, oneOf, several } from "./mutator.js";

/** Numbers at which lengths and offsets go wrong, beside those that the input has. */
const lengths = [0n, 1n, 2n, 7n, 8n, 255n, 65_535n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n];

/** What text is made of that formats are told apart by. */
const punctuation = "\"{}[](),:;'\\/ \n\t-+.0129eE<>&".split("");

type Edit = (random: RandomNumbers, bytes: Buffer, other: Uint8Array) => Uint8Array;

const edits: readonly Edit[] = [
  function flipBit(random, bytes) {
    const at = random.below(bytes.length);
    bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << random.below(8)), at);
    return bytes;
  },
  function setByte(random, bytes) {
    bytes.writeUInt8(random.below(256), random.below(bytes.length));
    return bytes;
  },
  function setPunctuation(random, bytes) {
    bytes.write(oneOf(random, punctuation), random.below(bytes.length), "latin1");
    return bytes;
  },
  function fill(random, bytes) {
    const [start, end] = range(random, bytes.length, 9);
    return bytes.fill(oneOf(random, [0, 0x7f, 0x80, 0xff]), start, end);
  },
  function setLength(random, bytes) {
    const width = oneOf(random, [1, 2, 4, 8]);
    if (bytes.length < width) return bytes;
    const at = random.below(3) === 0 ? 0 : random.below(bytes.length - width + 1);
    const length = oneOf(random, [...lengths, BigInt(bytes.length), BigInt(bytes.length - width)]);
    const written = Buffer.alloc(8);
    if (random.below(2) === 0) written.writeBigUInt64LE(length);
    else written.writeBigUInt64BE((length << BigInt(64 - 8 * width)) & (2n ** 64n - 1n));
    written.copy(bytes, at, 0, width);
    return bytes;
  },
  function cutOff(random, bytes) {
    return bytes.subarray(0, random.below(bytes.length));
  },
  function remove(random, bytes) {
    const [start, end] = range(random, bytes.length, 64);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  function insert(random, bytes) {
    const at = random.below(bytes.length + 1);
    const added = Buffer.from(Array.from({ length: 1 + random.below(12) }, () => random.below(256)));
    return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]);
  },
  function repeat(random, bytes) {
    const [start, end] = range(random, bytes.length, 64);
    const at = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(start, end), bytes.subarray(at)]);
  },
  function splice(random, bytes, other) {
    return Buffer.concat([
      bytes.subarray(0, random.below(bytes.length)),
      other.subarray(random.below(other.length + 1)),
    ]);
  },
];

/** Changes bits, bytes, lengths and runs of bytes. */
export const mutateBytes: Mutator = several((random, input, other) => {
  if (input.length === 0) return Buffer.of(random.below(256));
  // A copy, which may be changed.
  return oneOf(random, edits)(random, Buffer.from(input), other);
});

function range(random: RandomNumbers, length: number, most: number): readonly [number, number] {
  const start = random.below(length);
  return [start, Math.min(length, start + 1 + random.below(most))];
}
