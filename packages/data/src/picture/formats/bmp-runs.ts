import type { BmpHeader } from "./bmp-header.js";

/** What stands behind a 0 instead of a run: the end of the line or the picture, a jump, or the length of indices as they are. */
const [endOfLine, endOfPicture, jump] = [0, 1, 2];

/**
 * The index of each pixel of a BMP with runs (RLE8; RLE4, whose runs alternate between two indices), in rows as they are
 * stored; what is jumped over is 0, and what lies beyond a row is dropped.
 * @throws RangeError where they are cut off
 */
export function bmpRuns(
  stored: Uint8Array,
  { width, height, bits }: Pick<BmpHeader, "width" | "height" | "bits">,
): Uint8Array {
  const indices = new Uint8Array(width * height);
  let [column, row, at] = [0, 0, 0];
  const next = (): number => {
    const byte = stored[at];
    if (byte === undefined) throw new RangeError(`the runs end in row ${row + 1} of ${height}`);
    at += 1;
    return byte;
  };
  const put = (index: number): void => {
    if (column < width && row < height) indices[row * width + column] = index;
    column += 1;
  };
  const indexIn = (byte: number, place: number): number =>
    bits === 8 ? byte : place % 2 === 0 ? byte >> 4 : byte & 0xf;
  while (row < height) {
    const count = next();
    const second = next();
    if (count > 0) for (let place = 0; place < count; place += 1) put(indexIn(second, place));
    else if (second === endOfPicture) break;
    else if (second === endOfLine) [column, row] = [0, row + 1];
    else if (second === jump) [column, row] = [column + next(), row + next()];
    else {
      const start = at;
      let byte = 0;
      for (let place = 0; place < second; place += 1) {
        if (bits === 8 || place % 2 === 0) byte = next();
        put(indexIn(byte, place));
      }
      // Padded to two bytes.
      at += (at - start) % 2;
    }
  }
  return indices;
}
