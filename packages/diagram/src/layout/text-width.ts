import { Encodings, Font, FontNames } from "@pdf-lib/standard-fonts";

/** What text is drawn with: a family of one set of widths, of which every system has a member. */
export const fontFamily = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif";

/** Size in pixels, and weight. */
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
}

const fonts = new Map<boolean, Font>();
/** Of characters that the font's metrics lack, in thousandths of the size. */
const unknownWidth = 600;

/** The width of a line of text in pixels, by Adobe's metrics of Helvetica, which Arial and Liberation Sans share. */
export function textWidth(text: string, { size, bold = false }: TextStyle): number {
  let font = fonts.get(bold);
  if (font === undefined) {
    font = Font.load(bold ? FontNames.HelveticaBold : FontNames.Helvetica);
    fonts.set(bold, font);
  }
  let width = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const name = character === "−" ? "minus" : glyphName(point);
    width += (name === undefined ? undefined : font.getWidthOfGlyph(name)) ?? unknownWidth;
  }
  return (width * size) / 1000;
}

function glyphName(point: number): string | undefined {
  return Encodings.WinAnsi.canEncodeUnicodeCodePoint(point)
    ? Encodings.WinAnsi.encodeUnicodeCodePoint(point).name
    : undefined;
}

/** Text cut into lines that are at most so wide, at spaces. */
export function wrapText(text: string, width: number, style: TextStyle): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, style) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The largest of some widths; of none, 0. */
export function widest(widths: readonly number[]): number {
  return widths.reduce((most, width) => Math.max(most, width), 0);
}
