import { type TextSink, usualWidth } from "./text-sink.js";

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

/** As much of a line as fits into some columns; an ellipsis stands for the rest. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const letter of text) {
    if (widthOf(kept + letter) >= width) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** How many columns a line may take: those of the terminal; elsewhere lines are as long as they are, for other programs. */
export function roomOf({ isTTY, columns = usualWidth }: TextSink): number {
  return isTTY === true ? columns : Infinity;
}

/**
 * Text whose lines are not wider than the terminal that they are for: too long ones are broken between words. A word that is wider
 * by itself, such as a path, stays whole.
 * @param indent spaces before what follows a break
 */
export function wrapped(text: string, sink: TextSink, indent = ""): string {
  const room = roomOf(sink);
  return text
    .split("\n")
    .map((line) => {
      const [start = ""] = /^ */.exec(line) ?? [];
      return wordLines(line, room, `${start}${indent}`).join("\n");
    })
    .join("\n");
}

/** One line as several of at most `room` columns, where its words allow that. */
function wordLines(line: string, room: number, indent: string): readonly string[] {
  if (widthOf(line) <= room) return [line];
  const lines: string[] = [];
  let current = "";
  // A word with the spaces before it.
  for (const [part, word = ""] of line.matchAll(/ *([^ ]+)/g)) {
    const isFirst = current.trim() === "";
    if (!isFirst && widthOf(current + part) > room) {
      lines.push(current);
      current = indent + word;
    } else current += part;
  }
  return [...lines, current];
}

/** The text of a cell as lines of at most `room` columns: broken between words, or where a word is wider, inside it. */
export function cellLines(text: string, room: number): readonly string[] {
  return wordLines(text, room, "").flatMap((line) => [...pieces(line, room)]);
}

/** Signs that divide names. */
const dividers = [".", "/", "_", "-", ","];

/** A word in pieces, broken behind a sign that divides names where there is one. */
function* pieces(word: string, room: number): Iterable<string> {
  let rest = word;
  while (widthOf(rest) > room) {
    const most = fitting(rest, room);
    const sign = dividers.reduce((last, divider) => Math.max(last, rest.lastIndexOf(divider, most - 1)), -1) + 1;
    const end = sign > most / 2 ? sign : most;
    yield rest.slice(0, end);
    rest = rest.slice(end);
  }
  yield rest;
}

/** How many units of a text, at least those of one letter, take no more than `room` columns. */
function fitting(text: string, room: number): number {
  let [end, width] = [0, 0];
  for (const letter of text) {
    width += widthOf(letter);
    if (width > room && end > 0) break;
    end += letter.length;
  }
  return end;
}
