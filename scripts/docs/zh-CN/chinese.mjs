import { texts, patterns } from "./texts/index.mjs";

/**
 * What has no Chinese yet; the pages have it in English.
 * @type {Set<string>}
 */
export const withoutChinese = new Set();

/** @type {Set<string>} */
const used = new Set();

/** Texts that no page has any more, once all are written. */
export function unusedTexts() {
  return Object.keys(texts).filter((english) => !used.has(english));
}

/**
 * The Chinese of a text of the generated pages, or the text itself where it has no English words, or no Chinese yet.
 * @param {string} english
 */
export function chinese(english) {
  used.add(english);
  const found = texts[english] ?? byPattern(english);
  if (found === undefined && hasWords(english)) withoutChinese.add(english);
  return found ?? english;
}

/**
 * `$1` of a pattern is what its parentheses match; `{1}` is the Chinese of that, without a full stop.
 * @param {string} english
 * @returns {string | undefined}
 */
function byPattern(english) {
  for (const [pattern, translation] of patterns) {
    const match = pattern.exec(english);
    if (match === null) continue;
    return translation
      .replaceAll(/\$(\d)/g, (_, group) => match[Number(group)] ?? "")
      .replaceAll(/\{(\d)\}/g, (_, group) => phrase(match[Number(group)] ?? ""));
  }
  return undefined;
}

/**
 * A part of a sentence.
 * @param {string} english
 */
function phrase(english) {
  used.add(english).add(`${english}.`);
  const found = texts[english] ?? byPattern(english) ?? texts[`${english}.`] ?? byPattern(`${english}.`);
  if (found === undefined && hasWords(english)) withoutChinese.add(english);
  return (found ?? english).replace(/。$/, "");
}

/**
 * Whether there are words of the language, and not only names, code and formulas.
 * @param {string} text
 */
function hasWords(text) {
  return /(?<![\w.-])[a-z]{3,}(?![\w.(-])/.test(text.replaceAll(/`[^`]*`|\]\([^)]*\)/g, ""));
}
