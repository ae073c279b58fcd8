/** Letters of East Asian scripts, emoji and full-width forms, which terminals show in two columns. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;
/** Marks that stand over the letter before them, and joiners. */
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns of a terminal text takes (Unicode's East Asian Width, as wcwidth has it). */
export function widthOf(text: string): number {
  // Most text is plain; so are dashes, arrows and the lines of trees.
  if (/^[\u0020-\u024F\u2010-\u2027\u2190-\u25FF]*$/.test(text)) return text.length;
  let width = 0;
  for (const letter of text) width += none.test(letter) ? 0 : wide.test(letter) ? 2 : 1;
  return width;
}

/** Text with spaces behind it, or before it where it stands to the right, so that it takes that many columns. */
export function padded(text: string, width: number, align: "left" | "right" = "left"): string {
  const gap = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "right" ? `${gap}${text}` : `${text}${gap}`;
}
