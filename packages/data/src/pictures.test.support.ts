import sharp from "sharp";

/** A PNG of one colour. */
export function png(red: number, green = 0, blue = 0, { width = 4, height = 4 } = {}): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: { r: red, g: green, b: blue } } })
    .png()
    .toBuffer();
}

/** A PNG with one byte of its pixels' data changed. */
export async function brokenPng(): Promise<Uint8Array> {
  const bytes = Buffer.from(await png(7));
  const changed = bytes.indexOf("IDAT") + 8;
  bytes[changed] = (bytes[changed] ?? 0) ^ 0xff;
  return bytes;
}
