import { limitOf, withinLimit } from "./limits.js";

/**
 * The value of a text in JSON that comes from elsewhere: what is done with it goes as deep as it is nested, and the stack has an end.
 * @throws SyntaxError where the text is no JSON, or is nested beyond the limit
 */
export function parseJson(text: string): unknown {
  const most = limitOf("depth");
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at);
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    if (depth > most) throw new SyntaxError(`it is nested too deeply; expected ${withinLimit("depth")}`);
  }
  return JSON.parse(text);
}

/** Where the quote stands that ends the string which begins at `start`; the text's end where there is none. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
