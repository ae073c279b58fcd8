/** Draws the pictures of this folder: each `.svg` as a `.jpg` beside it. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const folder = fileURLToPath(new URL(".", import.meta.url));
for (const name of readdirSync(folder)) {
  if (!name.endsWith(".svg")) continue;
  const drawn = `${folder}${name.replace(/\.svg$/, ".jpg")}`;
  const { width, height, size } = await sharp(`${folder}${name}`, { density: 96 }).jpeg({ quality: 88 }).toFile(drawn);
  console.log(`${drawn}: ${width}×${height}, ${size} bytes`);
}
