/** Draws the pictures of this folder: each `.svg` as a `.jpg` beside it, or in the folder that is named. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const folder = fileURLToPath(new URL(".", import.meta.url));
for (const name of readdirSync(folder)) {
  if (!name.endsWith(".svg")) continue;
  const drawn = join(process.argv[2] ?? folder, name.replace(/\.svg$/, ".jpg"));
  const { width, height, size } = await sharp(join(folder, name), { density: 96 }).jpeg({ quality: 88 }).toFile(drawn);
  console.log(`${drawn}: ${width}×${height}, ${size} bytes`);
}
