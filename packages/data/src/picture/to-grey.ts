import type { Pixels } from "@netgraft/core";

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
