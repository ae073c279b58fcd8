/** One part of a list, and where in the whole text it begins. */
export interface ListPart {
  readonly text: string;
  readonly start: number;
}

/** The parts of a list in parentheses and the position after it, or where reading it stopped and what should stand there. */
export type SplitList =
  | { readonly parts: readonly ListPart[]; readonly end: number; readonly position?: undefined }
  | { readonly position: number; readonly wanted: string };

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/y;

/** Splits the text from `start` up to the closing parenthesis at its commas, except within brackets and quotes. */
export function splitOutsideBrackets(text: string, start: number): SplitList {
  const parts: ListPart[] = [];
  const open: string[] = [];
  let partStart = start;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (open.length === 0 && (char === "," || char === ")")) {
      parts.push({ text: text.slice(partStart, at), start: partStart });
      partStart = at + 1;
      if (char === ")") return { parts, end: at + 1 };
    } else if (isOpeningQuote(text, at)) {
      quoted.lastIndex = at;
      const length = quoted.exec(text)?.[0].length;
      if (length === undefined) return { position: text.length, wanted: `the closing quote ${char}` };
      at += length - 1;
    } else if (closing[char] !== undefined) {
      open.push(closing[char]);
    } else if (")]}".includes(char) && open.pop() !== char) {
      return { position: at, wanted: "another closing bracket" };
    }
  }
  return { position: text.length, wanted: `the closing bracket ${open.at(-1) ?? ")"}` };
}

/** Whether a quoted text begins here: as in YAML, a quote within a plain word is a letter. */
function isOpeningQuote(text: string, at: number): boolean {
  return /["']/.test(text.charAt(at)) && /[\s=,:([{]/.test(text.charAt(at - 1));
}
