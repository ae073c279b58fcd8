const headerBytes = { woff: 44, entry: 20, sfnt: 12, sfntEntry: 16 };

/** The tables of a font in the Web Open Font Format 1.0, by tag: https://www.w3.org/TR/WOFF/. */
export async function woffTables(font: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  if (view.getUint32(0) !== 0x774f4646) throw new TypeError("a font is no WOFF");
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(12); index++) {
    const at = headerBytes.woff + headerBytes.entry * index;
    const tag = new TextDecoder("latin1").decode(font.subarray(at, at + 4));
    const [offset, stored, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    const bytes = font.subarray(offset, offset + stored);
    tables.set(tag, stored < length ? await through(bytes, new DecompressionStream("deflate")) : bytes);
  }
  return tables;
}

/** Tables as a font file; readers of PDF take them without checksums. */
export function fontFile(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lengthOf = ({ byteLength }: Uint8Array): number => Math.ceil(byteLength / 4) * 4;
  const head = headerBytes.sfnt + headerBytes.sfntEntry * entries.length;
  const file = new Uint8Array(entries.reduce((sum, [, bytes]) => sum + lengthOf(bytes), head));
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(entries.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, entries.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (entries.length - 2 ** power));
  let offset = head;
  for (const [index, [tag, bytes]] of entries.entries()) {
    const at = headerBytes.sfnt + headerBytes.sfntEntry * index;
    file.set(new TextEncoder().encode(tag), at);
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, bytes.byteLength);
    file.set(bytes, offset);
    offset += lengthOf(bytes);
  }
  return file;
}

/** Bytes as they leave a stream that compresses or inflates. */
export async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  // A copy: a view of a shared buffer is nothing that a Blob takes.
  const whole = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(whole).arrayBuffer());
}
