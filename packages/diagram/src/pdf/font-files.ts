import type { FontStyle } from "./pdf-font.js";

/** Where this package has the font of a style for `svgPdf`: Arimo, under the SIL Open Font License. */
export function fontFile(style: FontStyle): URL {
  // Written out: bundlers take a file along where they see its whole address.
  if (style === "bold") return new URL("../../fonts/arimo-bold.woff", import.meta.url);
  if (style === "italic") return new URL("../../fonts/arimo-italic.woff", import.meta.url);
  return new URL("../../fonts/arimo-regular.woff", import.meta.url);
}
