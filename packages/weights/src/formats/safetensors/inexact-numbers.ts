import { endOfString } from "./duplicate-keys.js";

const QUOTE = 0x22;
const number = /[-+.\deE]+/y;

/**
 * The numbers of a JSON text that are not written as digits alone, such as `-0`, `2.0` and `1e1`. `JSON.parse` makes of them what it
 * makes of 0, 2 and 10, whereas the sizes and offsets of the safetensors format are never written so.
 *
 * @param json a text that `JSON.parse` accepts
 */
export function inexactNumbers(json: string): string[] {
  const inexact: string[] = [];
  for (let i = 0; i < json.length; i++) {
    const character = json.charAt(i);
    if (json.charCodeAt(i) === QUOTE) i = endOfString(json, i) - 1;
    else if (character === "-" || (character >= "0" && character <= "9")) {
      number.lastIndex = i;
      const [written = character] = number.exec(json) ?? [];
      if (!/^\d+$/.test(written)) inexact.push(written);
      i += written.length - 1;
    }
  }
  return inexact;
}
