import type { PictureConfig } from "@netgraft/core";
import { type ActivationMap, resizedMap } from "./activation-map.js";

/** From nothing over blue and yellow to red; each with how much of it lies over the picture. */
const colours: readonly (readonly [red: number, green: number, blue: number])[] = [
  [10, 20, 90],
  [0, 114, 178],
  [86, 180, 160],
  [240, 228, 66],
  [213, 94, 0],
  [150, 10, 10],
];

/** As much of the map as lies over the picture, where it is strongest. */
const opacity = 0.6;

/** The least side of what is written: small inputs are enlarged by a whole number. */
const leastSide = 224;

/**
 * A PNG of what a network has seen, with a map over it.
 * @param values of the input, [channel, height, width], normalised as the config says
 */
export async function activationPicture(
  values: Float32Array,
  { input, preprocess: { mean, std } }: PictureConfig,
  map: ActivationMap,
): Promise<Uint8Array> {
  const { width, height, channels } = input;
  const scale = Math.max(1, Math.ceil(leastSide / Math.min(width, height)));
  const large = resizedMap(map, height * scale, width * scale);
  const pixels = new Uint8Array(large.width * large.height * 3);
  for (let y = 0; y < large.height; y += 1)
    for (let x = 0; x < large.width; x += 1) {
      const strength = large.values[y * large.width + x] ?? 0;
      const colour = colourAt(strength);
      // What says nothing leaves the picture as it is.
      const share = opacity * Math.min(1, 2 * strength);
      for (let part = 0; part < 3; part += 1) {
        const channel = channels === 1 ? 0 : part;
        const at = channel * width * height + Math.floor(y / scale) * width + Math.floor(x / scale);
        const level = 255 * ((values[at] ?? 0) * (std[channel] ?? 1) + (mean[channel] ?? 0));
        pixels[(y * large.width + x) * 3 + part] = Math.round(
          Math.min(255, Math.max(0, (1 - share) * level + share * (colour[part] ?? 0))),
        );
      }
    }
  const { default: sharp } = await import("sharp");
  return sharp(pixels, { raw: { width: large.width, height: large.height, channels: 3 } })
    .png()
    .toBuffer();
}

function colourAt(strength: number): readonly number[] {
  const place = Math.min(1, Math.max(0, strength)) * (colours.length - 1);
  const low = Math.min(colours.length - 2, Math.floor(place));
  return [0, 1, 2].map((part) => {
    const [from = 0, to = 0] = [colours[low]?.[part], colours[low + 1]?.[part]];
    return from + (to - from) * (place - low);
  });
}
