import { extname } from "node:path";

/** Endings of files that are read. */
export const readEndings = [".jpg", ".jpeg", ".png", ".webp"] as const;

/** Endings of other pictures: these are taken for broken ones rather than overlooked. */
const otherEndings = [".avif", ".bmp", ".gif", ".heic", ".jxl", ".pgm", ".ppm", ".svg", ".tif", ".tiff"] as const;

const endings: ReadonlySet<string> = new Set([...readEndings, ...otherEndings]);

/** Whether a file is a picture by its name. */
export function isPicture(name: string): boolean {
  return endings.has(extname(name).toLowerCase());
}
