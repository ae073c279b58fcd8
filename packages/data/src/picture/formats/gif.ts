import type { Pixels, PixelSize } from "@netgraft/core";

/** A GIF of which nothing is see-through, and what is known of its first picture. */
export interface OpaqueGif {
  readonly bytes: Uint8Array;
  /** Where on the canvas the picture lies. */
  readonly place: PixelSize & { readonly left: number; readonly top: number };
  /** The colour of the canvas around it. */
  readonly canvas: readonly [red: number, green: number, blue: number];
}

const [extension, picture, graphicControl] = [0x21, 0x2c, 0xf9];

/**
 * A GIF whose transparent index is a colour like the others, as in Pillow's `convert("RGB")`; decoders else give black in its
 * place. Undefined where there is no picture in it.
 */
export function opaqueGif(gif: Uint8Array): OpaqueGif | undefined {
  const bytes = Uint8Array.from(gif);
  const byte = (at: number): number => bytes[at] ?? 0;
  const word = (at: number): number => byte(at) | (byte(at + 1) << 8);
  const paletteSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let [palette, index] = [13, 0];
  let at = palette + paletteSize(byte(10));
  while (at < bytes.length && byte(at) === extension) {
    if (byte(at + 1) === graphicControl) {
      // The flag, and the index behind a time of two bytes.
      index = byte(at + 3) & 1 ? byte(at + 6) : 0;
      bytes[at + 3] = byte(at + 3) & ~1;
    }
    at += 2;
    while (byte(at) !== 0) at += byte(at) + 1;
    at += 1;
  }
  if (byte(at) !== picture) return undefined;
  if (paletteSize(byte(at + 9)) > 0) palette = at + 10;
  const entry = palette + index * 3;
  const place = { left: word(at + 1), top: word(at + 3), width: word(at + 5), height: word(at + 7) };
  return { bytes, place, canvas: [byte(entry), byte(entry + 1), byte(entry + 2)] };
}

/** The first picture on its canvas. @param drawn RGB, of any colour around the picture */
export function overCanvas(drawn: Pixels, { place, canvas }: Omit<OpaqueGif, "bytes">): Pixels {
  const { left, top, width, height } = place;
  if (left === 0 && top === 0 && width >= drawn.width && height >= drawn.height) return drawn;
  // A row of the canvas alone, and copies of it, of which the picture takes its part.
  const row = Uint8Array.from({ length: drawn.width * 3 }, (_, at) => canvas[at % 3] ?? 0);
  const data = new Uint8Array(drawn.data.length);
  for (let y = 0; y < drawn.height; y += 1) {
    const start = y * row.length;
    data.set(row, start);
    if (y < top || y >= top + height || left >= drawn.width) continue;
    const end = start + Math.min(drawn.width, left + width) * 3;
    data.set(drawn.data.subarray(start + left * 3, end), start + left * 3);
  }
  return { ...drawn, data };
}
