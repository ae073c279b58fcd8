import { advanceOf, codeOf } from "./letters.js";
import type { LatinFont } from "./latin-font.js";
import type { PdfFile, Reference } from "./pdf-file.js";
import { fontFile } from "./woff.js";

/** The styles of text in drawings. */
export type FontStyle = "regular" | "bold" | "italic";

/**
 * Fonts that a PDF holds, as WOFF files: TrueType outlines with Latin letters and the minus, about as wide as Helvetica's (Arimo's
 * and Liberation Sans's are).
 */
export type DrawingFonts = Readonly<Record<FontStyle, Uint8Array>>;

/** What a reader of PDF needs of a font: ISO 32000-1, 9.9. */
const neededTables: ReadonlySet<string> = new Set(
  ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"].concat("cvt ", "fpgm", "prep"),
);
const names: Readonly<Record<FontStyle, string>> = {
  regular: "Arimo",
  bold: "Arimo-Bold",
  italic: "Arimo-Italic",
};
/** Latin letters with glyphs of their own, and not those of a symbol font. */
const nonsymbolic = 32;
const italicFlag = 64;
/** The letters of the codes of a font, by code: `codeOf` turned round. */
const letters: ReadonlyMap<number, string> = new Map(
  Array.from({ length: 0x2300 }, (_, point) => String.fromCodePoint(point)).flatMap((letter) => {
    const code = codeOf(letter);
    return code === undefined ? [] : [[code, letter] as const];
  }),
);

/** Adds a font and gives its reference. The arrow has no glyph in it: it is found as text, and drawn apart. */
export async function addFont(file: PdfFile, style: FontStyle, font: LatinFont): Promise<Reference> {
  const needed = fontFile(new Map([...font.tables].filter(([tag]) => neededTables.has(tag))));
  const program = await file.addStream(needed, `/Length1 ${needed.byteLength}`);
  const name = `/NGLATN+${names[style]}`;
  const flags = nonsymbolic + (style === "italic" ? italicFlag : 0);
  const descriptor = file.add(
    `<</Type/FontDescriptor/FontName${name}/Flags ${flags}/FontBBox[${font.box.join(" ")}]` +
      `/ItalicAngle ${style === "italic" ? -12 : 0}/Ascent ${font.ascent}/Descent ${font.descent}` +
      `/CapHeight 716/StemV ${style === "bold" ? 138 : 85}/FontFile2 ${program}>>`,
  );
  const widths = Array.from({ length: 255 }, (_, index) => advanceOf(letters.get(index + 1) ?? "", font) ?? 0);
  const unicode = await file.addStream(new TextEncoder().encode(unicodeMap()));
  return file.add(
    `<</Type/Font/Subtype/TrueType/BaseFont${name}/FirstChar 1/LastChar 255/Widths[${widths.join(" ")}]` +
      `/FontDescriptor ${descriptor}/ToUnicode ${unicode}` +
      "/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/minus/space]>>>>",
  );
}

/** Which letter each code is, for what is searched and copied. */
function unicodeMap(): string {
  const hexadecimal = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");
  const rows = [...letters].map(
    ([code, letter]) => `<${hexadecimal(code, 2)}> <${hexadecimal(letter.codePointAt(0) ?? 0, 4)}>`,
  );
  // At most a hundred at a time.
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) =>
    rows.slice(100 * index, 100 * (index + 1)),
  );
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def /CMapName /Letters def",
    "1 begincodespacerange <00> <ff> endcodespacerange",
    ...blocks.map((block) => `${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`),
    "endcmap end end",
  ].join("\n");
}
