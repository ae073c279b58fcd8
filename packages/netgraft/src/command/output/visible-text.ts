/** Arabic format characters, which are seen. */
const seen = String.raw`[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]`;
/** What needs joiners: letters of scripts other than these, and emoji. */
const joining = String.raw`(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}])[\p{L}\p{M}\p{Extended_Pictographic}\uFE0F]`;
const joiner = String.raw`(?:\u200C|\u200D)`;

/**
 * Characters that a terminal obeys in place of showing them, or that hide or reorder others: controls of ASCII and Latin-1, line and
 * paragraph separators, halves of surrogate pairs, fillers of Hangul, and format characters (Unicode's Cf: directions, zero widths,
 * tags), of which joiners stay where they join something.
 */
const unseen = new RegExp(
  String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u115F\u1160\u3164\uFFA0]|(?<!${joining})${joiner}|(?!${seen}|${joiner})\p{Cf}`,
  "gu",
);

/** Most text is plain. */
const plain = /^[\n\t -~]*$/;

/**
 * Text from elsewhere (names, paths, words of others) as it can be shown: each character that is not seen becomes its escape in JSON,
 * `\u001b`, so that JSON that is shown means the same. Line feeds and tabs stay.
 */
export function visibleText(text: string): string {
  return plain.test(text)
    ? text
    : text.replaceAll(unseen, (found) => (found === "\n" || found === "\t" ? found : escaped(found)));
}

/** The same for what is to stand on one line: line feeds and tabs become `\n` and `\t`. */
export function visibleLine(text: string): string {
  return /^[ -~]*$/.test(text) ? text : text.replaceAll(unseen, escaped);
}

function escaped(found: string): string {
  const [short] = JSON.stringify(found).match(/(?<=")\\[nrtbf](?=")/) ?? [];
  return short ?? found.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
