import type { RandomNumbers } from "@netgraft/core";
import { type Mutator, oneOf, several } from "./mutator.js";

/** Words at which readers of text stumble, whatever the format. */
const words: readonly string[] = [
  "null",
  "true",
  "~",
  "-1",
  "0",
  "1",
  "1.5",
  "-0",
  "1e308",
  "1e400",
  "0x10",
  "0o17",
  "1_000",
  ".nan",
  "-.inf",
  "9007199254740993",
  "18446744073709551616",
  "2147483648",
  "1000000000",
  '""',
  "''",
  "[]",
  "{}",
  "[[]]",
  "{a: 1}",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "<<",
  "*x",
  "&x",
  "&x 1",
  "!!binary aGk=",
  "!!set {a}",
  "!!omap [a: 1]",
  "!!pairs [a: 1]",
  "!!float 1",
  "!!null",
  "!x",
  "|",
  "> ",
  "- ",
  "? ",
  ": ",
  "# ",
  "---",
  "...",
  "%YAML 1.1\n---\n",
  "\t",
  "\u0000",
  "\u0007",
  "\u001B[31m",
  "\uFEFF",
  "\u2028",
  "\u202E",
  "\uD800",
  "é",
  "日本",
  "\r\n",
  "\r",
  "../../x",
  "a/b",
  "/",
  "file:///etc/passwd",
  "data:text/javascript,1",
  "$&",
  "%s",
  "a b",
];

type Edit = (random: RandomNumbers, text: string, word: string, other: string) => string;

const edits: readonly Edit[] = [
  function replaceWord(random, text, word) {
    const found = [...text.matchAll(/[\w.-]+/g)];
    if (found.length === 0) return text + word;
    const { 0: old, index } = oneOf(random, found);
    return text.slice(0, index) + word + text.slice(index + old.length);
  },
  function insertWord(random, text, word) {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + word + text.slice(at);
  },
  function insertCharacter(random, text) {
    const at = random.below(text.length + 1);
    const code = random.below(2) === 0 ? random.below(128) : random.below(65_536);
    return text.slice(0, at) + String.fromCharCode(code) + text.slice(at);
  },
  function remove(random, text) {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + random.below(20));
  },
  function removeLine(random, text) {
    return inLines(text, (lines) => lines.splice(random.below(lines.length), 1));
  },
  function repeatLine(random, text) {
    return inLines(text, (lines) => lines.splice(random.below(lines.length + 1), 0, oneOf(random, lines)));
  },
  function takeLine(random, text, _word, other) {
    const taken = oneOf(random, other.split("\n"));
    return inLines(text, (lines) => lines.splice(random.below(lines.length + 1), 0, taken));
  },
  function indentLine(random, text) {
    return inLines(text, (lines) => {
      const at = random.below(lines.length);
      lines[at] = " ".repeat(random.below(7)) + (lines[at] ?? "").trimStart();
    });
  },
  function repeatPart(random, text) {
    const start = random.below(text.length + 1);
    const part = text.slice(start, start + 1 + random.below(30));
    const times = oneOf(random, [1, 1, 1, 2, 40, 400]);
    return text.slice(0, start) + part.repeat(times) + text.slice(start);
  },
];

/** Changes words, lines and characters of a text; `vocabulary` are the words of its language. */
export function mutateText(vocabulary: readonly string[] = []): Mutator {
  const known = [...words, ...vocabulary, ...vocabulary];
  return several((random, input, other) => {
    const text = Buffer.from(input).toString("utf8");
    return Buffer.from(oneOf(random, edits)(random, text, oneOf(random, known), Buffer.from(other).toString("utf8")));
  });
}

function inLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split("\n");
  change(lines);
  return lines.join("\n");
}
