import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sharp from "sharp";

/**
 * Makes a temporary folder with these files before the tests of a suite, and removes it after them.
 * @returns what gives the folder, once a test runs
 */
export function folderWith(files: Readonly<Record<string, Uint8Array | string>> = {}): () => string {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-training-"));
    await writeFiles(folder, files);
  });
  after(() => rm(folder, { recursive: true }));
  return () => folder;
}

export async function writeFiles(folder: string, files: Readonly<Record<string, Uint8Array | string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

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
