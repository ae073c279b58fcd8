import { commandTexts } from "./texts/commands.mjs";
import { packageTexts } from "./texts/packages.mjs";

/** The Chinese of what the generated pages take from the code, by the English. */
const texts = new Map(Object.entries({ ...commandTexts, ...packageTexts }));

/**
 * What has no Chinese yet; the pages have it in English.
 * @type {Set<string>}
 */
export const withoutChinese = new Set();

/**
 * The Chinese of a text of the code, or the text itself.
 * @param {string} english
 */
export function chinese(english) {
  const found = texts.get(english);
  if (found === undefined) withoutChinese.add(english);
  return found ?? english;
}
