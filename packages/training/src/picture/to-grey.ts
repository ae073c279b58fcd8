import type { Pixels } from "@netgraft/core";

/** The luma of an RGB picture by ITU-R BT.601, in Pillow's integers (`convert("L")`). */
export function toGrey({ width, height, data }: Pixels): Pixels {
  const grey = Uint8Array.from({ length: width * height }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 3, pixel * 3 + 3);
    return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
  });
  return { width, height, channels: 1, data: grey };
}
