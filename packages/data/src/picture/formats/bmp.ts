// Why not a library: of those for Node, one reads palettes and runs wrongly, and others lack rows from the top, 4 and 16
// bits, bit fields or runs.
import type { Pixels } from "@netgraft/core";
import { bmpHeader, type BmpHeader } from "./bmp-header.js";
import { bmpRuns } from "./bmp-runs.js";
import { assertLength, assertWithinLimit } from "./pixel-limit.js";

/** Whether a file is a BMP by its first bytes. */
export function isBmp(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x4d;
}

/**
 * A BMP of 1, 4, 8, 16, 24 or 32 bits, with runs (RLE4, RLE8) or bit fields, rows from the bottom or the top, as RGB with the
 * levels that Pillow gives. Transparency is dropped.
 * @throws RangeError where it is cut off, too large, or of another kind
 */
export function decodeBmp(bytes: Uint8Array): Pixels {
  const header = bmpHeader(bytes);
  assertWithinLimit(header);
  const { width, height, bits } = header;
  // Rows are padded to four bytes.
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (!header.runs) assertLength(bytes, header.start + (height - 1) * stride + Math.ceil((width * bits) / 8));
  const stored = bytes.subarray(header.start);
  const data = new Uint8Array(width * height * 3);
  if (header.runs) coloured(header, bmpRuns(stored, header), data);
  else if (bits <= 8) coloured(header, unpacked(stored, stride, header), data);
  else copyPixels(stored, stride, header, data);
  return { width, height, channels: 3, data };
}

/** The index of each pixel, in rows as they are stored. */
function unpacked(stored: Uint8Array, stride: number, { width, height, bits }: BmpHeader): Uint8Array {
  const indices = new Uint8Array(width * height);
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const byte = stored[row * stride + Math.floor(column / perByte)] ?? 0;
      indices[row * width + column] = (byte >> (8 - bits * ((column % perByte) + 1))) & mask;
    }
  }
  return indices;
}

/** Writes the colours of indices; one beyond the palette is black. */
function coloured(header: BmpHeader, indices: Uint8Array, data: Uint8Array): void {
  const { width, height, palette } = header;
  for (let row = 0; row < height; row += 1) {
    let to = rowInPicture(header, row) * width * 3;
    for (let from = row * width; from < (row + 1) * width; from += 1) {
      const entry = (indices[from] ?? 0) * 3;
      data[to] = palette[entry] ?? 0;
      data[to + 1] = palette[entry + 1] ?? 0;
      data[to + 2] = palette[entry + 2] ?? 0;
      to += 3;
    }
  }
}

/** Writes the colours of pixels that are stored as such. */
function copyPixels(stored: Uint8Array, stride: number, header: BmpHeader, data: Uint8Array): void {
  const { width, height, bits, fields } = header;
  const size = bits / 8;
  for (let row = 0; row < height; row += 1) {
    let to = rowInPicture(header, row) * width * 3;
    let from = row * stride;
    for (let column = 0; column < width; column += 1) {
      let pixel = 0;
      for (let byte = size - 1; byte >= 0; byte -= 1) pixel = pixel * 256 + (stored[from + byte] ?? 0);
      for (const { shift, largest } of fields) {
        const value = (pixel >>> shift) & largest;
        data[to] = largest === 255 ? value : Math.floor((value * 255) / Math.max(1, largest));
        to += 1;
      }
      from += size;
    }
  }
}

function rowInPicture({ height, fromTop }: BmpHeader, row: number): number {
  return fromTop ? row : height - 1 - row;
}
