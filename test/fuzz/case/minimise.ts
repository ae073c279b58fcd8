/**
 * A short input that still fails: parts are left out, halves first, as long as it fails.
 * @param tries how many inputs are tried, at most
 * @param fails whether an input fails in the same way
 */
export async function minimised(
  input: Uint8Array,
  tries: number,
  fails: (input: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array> {
  let shortest = input;
  let left = tries;
  for (let length = Math.ceil(input.length / 2); length >= 1; length = Math.floor(length / 2))
    for (let start = 0; start < shortest.length && left > 0;) {
      const shorter = Buffer.concat([shortest.subarray(0, start), shortest.subarray(start + length)]);
      left -= 1;
      if (await fails(shorter)) shortest = shorter;
      else start += length;
    }
  return shortest;
}
