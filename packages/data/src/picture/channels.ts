import type { Pixels } from "@netgraft/core";

/** A grey or RGB picture with as many channels as a network takes: made grey, or grey thrice. */
export function withChannels(picture: Pixels, channels: number): Pixels {
  if (picture.channels === channels) return picture;
  if (channels === 1) return toGrey(picture);
  const { width, height, data } = picture;
  const rgb = new Uint8Array(data.length * channels);
  for (const [pixel, level] of data.entries()) rgb.fill(level, pixel * channels, (pixel + 1) * channels);
  return { width, height, channels, data: rgb };
}

/** The luma of an RGB picture by ITU-R BT.601, in Pillow's integers (`convert("L")`). */
export function toGrey({ width, height, data }: Pixels): Pixels {
  const grey = new Uint8Array(width * height);
  let from = 0;
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const [red, green, blue] = [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
    grey[pixel] = (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
    from += 3;
  }
  return { width, height, channels: 1, data: grey };
}
