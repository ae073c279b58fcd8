/** The table of a byte's remainders by the polynomial of ISO 3309 (zlib, PNG), and those of a byte 1, 2 and 3 places further. */
const tables = remainders();

function remainders(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const all = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;
  const [first] = all;
  for (let byte = 0; byte < 256; byte += 1) {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    first[byte] = rest;
  }
  for (let place = 1; place < 4; place += 1)
    for (let byte = 0; byte < 256; byte += 1) {
      const before = all[place - 1]?.[byte] ?? 0;
      (all[place] ?? first)[byte] = (before >>> 8) ^ (first[before & 255] ?? 0);
    }
  return all;
}

/** The CRC-32 of bytes, as zlib has it, as eight hexadecimal digits. It finds every change of up to 32 bits in a row. */
export function crc32(bytes: Uint8Array): string {
  const [one, two, three, four] = tables;
  let rest = -1;
  let at = 0;
  // Four bytes at a time (Kounavis and Berry 2005).
  for (const end = bytes.length - 3; at < end; at += 4) {
    rest ^= word(bytes, at);
    rest =
      (four[rest & 255] ?? 0) ^
      (three[(rest >>> 8) & 255] ?? 0) ^
      (two[(rest >>> 16) & 255] ?? 0) ^
      (one[rest >>> 24] ?? 0);
  }
  for (; at < bytes.length; at += 1) rest = (rest >>> 8) ^ (one[(rest ^ (bytes[at] ?? 0)) & 255] ?? 0);
  return (~rest >>> 0).toString(16).padStart(8, "0");
}

/** Four bytes, the first the lowest. */
function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}
