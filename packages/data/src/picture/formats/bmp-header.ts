import type { PixelSize } from "@netgraft/core";
import { assertLength } from "./pixel-limit.js";

/** Where a colour stands in a pixel of 16, 24 or 32 bits: `(pixel >>> shift) & largest`. */
export interface BitField {
  readonly shift: number;
  readonly largest: number;
}

/** What a BMP says of itself before its pixels. */
export interface BmpHeader extends PixelSize {
  readonly fromTop: boolean;
  readonly bits: number;
  /** Whether indices are stored as runs. */
  readonly runs: boolean;
  /** Of red, green and blue. */
  readonly fields: readonly BitField[];
  /** Red, green and blue of each entry. */
  readonly palette: Uint8Array;
  /** The first byte of the pixels. */
  readonly start: number;
}

const fileHeader = 14;
/** Sizes of the headers: OS/2 1; Windows 3, with masks, with transparency; OS/2 2; Windows 4 and 5. */
const [core, windows] = [12, 40];
const sizes: ReadonlySet<number> = new Set([core, windows, 52, 56, 64, 108, 124]);
const standardMasks: Readonly<Record<number, readonly number[]>> = {
  16: [0x7c00, 0x3e0, 0x1f],
  24: [0xff0000, 0xff00, 0xff],
  32: [0xff0000, 0xff00, 0xff],
};
const [plain, runs8, runs4, bitFields, alphaBitFields] = [0, 1, 2, 3, 6];

/** Reads the headers and the palette. @throws RangeError */
export function bmpHeader(bytes: Uint8Array): BmpHeader {
  assertLength(bytes, fileHeader + core);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(14, true);
  if (!sizes.has(size)) throw new RangeError(`a header of ${size} bytes`);
  assertLength(bytes, fileHeader + size);
  const isCore = size === core;
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  const height = isCore ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isCore ? 24 : 28, true);
  const compression = isCore ? plain : view.getUint32(30, true);
  assertStored(bits, compression);
  const hasMasks = compression === bitFields || compression === alphaBitFields;
  const masksBehind = hasMasks && size === windows ? (compression === alphaBitFields ? 16 : 12) : 0;
  const before = fileHeader + size + masksBehind;
  assertLength(bytes, before);
  const masks = hasMasks ? [54, 58, 62].map((at) => view.getUint32(at, true)) : (standardMasks[bits] ?? []);
  const colors = bits > 8 ? 0 : (isCore ? 0 : view.getUint32(46, true)) || 2 ** bits;
  const start = view.getUint32(10, true);
  return {
    width,
    height: Math.abs(height),
    fromTop: height < 0,
    bits,
    runs: compression === runs8 || compression === runs4,
    fields: masks.map(bitField),
    palette: palette(bytes.subarray(before, start), isCore ? 3 : 4, Math.min(colors, 256)),
    start,
  };
}

/** @throws RangeError */
function assertStored(bits: number, compression: number): void {
  const known: Readonly<Record<number, readonly number[]>> = {
    [plain]: [1, 4, 8, 16, 24, 32],
    [runs8]: [8],
    [runs4]: [4],
    [bitFields]: [16, 32],
    [alphaBitFields]: [16, 32],
  };
  if (known[compression]?.includes(bits) !== true)
    throw new RangeError(`pixels of ${bits} bits with compression ${compression}`);
}

/** @throws RangeError where the bits of a mask are not side by side */
function bitField(mask: number): BitField {
  if (mask === 0) return { shift: 0, largest: 0 };
  const shift = 31 - Math.clz32(mask & -mask);
  const largest = mask >>> shift;
  if ((largest & (largest + 1)) !== 0) throw new RangeError(`a bit field of ${mask.toString(16)}`);
  return { shift, largest };
}

/** The entries of a palette, blue first, as red, green and blue. */
function palette(stored: Uint8Array, entry: number, count: number): Uint8Array {
  const colors = new Uint8Array(count * 3);
  for (let index = 0; index < count; index += 1)
    for (let color = 0; color < 3; color += 1) colors[index * 3 + color] = stored[index * entry + 2 - color] ?? 0;
  return colors;
}
