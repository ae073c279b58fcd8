import { type TextSink, usualWidth } from "./text-sink.js";
import { widthOf } from "./width.js";

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
    const sign = Math.max(...dividers.map((divider) => rest.lastIndexOf(divider, most - 1))) + 1;
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
