import { woffTables } from "./woff.js";

/** A TrueType font as its file tells of it. */
export interface LatinFont {
  readonly tables: ReadonlyMap<string, Uint8Array>;
  /** How far each letter that it has leads on, in thousandths of its size, by code point. */
  readonly advances: ReadonlyMap<number, number>;
  /** In thousandths of its size. */
  readonly box: readonly number[];
  readonly ascent: number;
  readonly descent: number;
}

/**
 * Reads a font with the letters of the basic plane (`cmap` of format 4).
 * @throws TypeError where the file is no such font
 */
export async function readFont(woff: Uint8Array): Promise<LatinFont> {
  const tables = await woffTables(woff);
  const view = (tag: string): DataView => {
    const bytes = tables.get(tag);
    if (bytes === undefined) throw new TypeError(`a font has no table ${tag}`);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  const [head, horizontal, widths] = [view("head"), view("hhea"), view("hmtx")];
  const units = head.getUint16(18);
  const scaled = (value: number): number => Math.round((value * 1000) / units);
  const last = horizontal.getUint16(34) - 1;
  const advances = new Map(
    [...glyphs(view("cmap"))].map(([point, glyph]) => [point, scaled(widths.getUint16(4 * Math.min(glyph, last)))]),
  );
  return {
    tables,
    advances,
    box: [36, 38, 40, 42].map((at) => scaled(head.getInt16(at))),
    ascent: scaled(horizontal.getInt16(4)),
    descent: scaled(horizontal.getInt16(6)),
  };
}

/** The glyph of each code point: https://learn.microsoft.com/typography/opentype/spec/cmap, format 4. */
function glyphs(cmap: DataView): ReadonlyMap<number, number> {
  const at = cmap.getUint32(8);
  if (cmap.getUint16(at) !== 4) throw new TypeError("a font's first map of letters is not of format 4");
  const segments = cmap.getUint16(at + 6) / 2;
  const found = new Map<number, number>();
  for (let segment = 0; segment < segments; segment++) {
    // Ends, a word that pads, starts, differences, offsets into what follows.
    const [end, start, delta, offset] = [0, 1, 2, 3].map(
      (row) => at + 14 + 2 * (row * segments + segment) + (row === 0 ? 0 : 2),
    ) as [number, number, number, number]; // Four rows are mapped.
    const shift = cmap.getUint16(offset);
    for (let point = cmap.getUint16(start); point <= cmap.getUint16(end) && point < 0xffff; point++) {
      const listed = shift === 0 ? point : cmap.getUint16(offset + shift + 2 * (point - cmap.getUint16(start)));
      const glyph = (listed + cmap.getInt16(delta)) & 0xffff;
      if (glyph !== 0) found.set(point, glyph);
    }
  }
  return found;
}
