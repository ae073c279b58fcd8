import type { Pixels } from "@netgraft/core";
import { toGrey } from "./to-grey.js";

/** A grey or RGB picture with as many channels as a network takes: made grey, or grey thrice. */
export function withChannels(picture: Pixels, channels: number): Pixels {
  if (picture.channels === channels) return picture;
  if (channels === 1) return toGrey(picture);
  const { width, height, data } = picture;
  const rgb = new Uint8Array(data.length * channels);
  for (const [pixel, level] of data.entries()) rgb.fill(level, pixel * channels, (pixel + 1) * channels);
  return { width, height, channels, data: rgb };
}
