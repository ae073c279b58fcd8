/**
 * CMYK as RGB by Pillow's formula, (255 − C)(255 − K) / 255, rounded: without a profile, as the published networks saw such
 * pictures.
 */
export function inksToRgb(cmyk: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((cmyk.length / 4) * 3);
  for (let from = 0, to = 0; from < cmyk.length; from += 4, to += 3) {
    const light = 255 - (cmyk[from + 3] ?? 0);
    for (let color = 0; color < 3; color += 1)
      rgb[to + color] = light - Math.round(((cmyk[from + color] ?? 0) * light) / 255);
  }
  return rgb;
}
