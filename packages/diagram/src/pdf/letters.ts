import { Encodings } from "@pdf-lib/standard-fonts";
import type { LatinFont } from "./latin-font.js";

/** What no font for Latin letters has: it is drawn, and found as text. */
export const arrowLetter = "→";
/** Of the arrow, in thousandths of the size: what text is measured with. */
const arrowAdvance = 600;

/** The codes, free in Windows-1252, of letters that drawings have beside it. */
const ownCodes: ReadonlyMap<string, number> = new Map([
  ["−", 0x01],
  [arrowLetter, 0x02],
]);

/** The code of a letter in the fonts of a PDF: Windows-1252, a minus and an arrow. */
export function codeOf(letter: string): number | undefined {
  const own = ownCodes.get(letter);
  if (own !== undefined) return own;
  const point = letter.codePointAt(0) ?? 0;
  const { WinAnsi } = Encodings;
  return point >= 0x20 && WinAnsi.canEncodeUnicodeCodePoint(point)
    ? WinAnsi.encodeUnicodeCodePoint(point).code
    : undefined;
}

/** How far a letter leads on in a font, in thousandths of its size; `undefined` where a PDF cannot show it. */
export function advanceOf(letter: string, { advances }: LatinFont): number | undefined {
  if (letter === arrowLetter) return arrowAdvance;
  return codeOf(letter) === undefined ? undefined : advances.get(letter.codePointAt(0) ?? 0);
}

/** A text as a string of PDF, in hexadecimal digits. */
export function encoded(text: string): string {
  return `<${Array.from(text, (letter) => (codeOf(letter) ?? 0x3f).toString(16).padStart(2, "0")).join("")}>`;
}
