const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/**
 * The keys that occur twice in one object of a JSON text, among the outermost object and those directly inside it.
 * `JSON.parse` keeps the last of them silently, whereas the safetensors format forbids them.
 *
 * @param json a text that `JSON.parse` accepts
 */
export function duplicateKeys(json: string): string[] {
  const duplicates: string[] = [];
  const keysAt: [Set<string>, Set<string>] = [new Set(), new Set()];
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth++;
      keysAt[depth - 1]?.clear();
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth--;
    } else if (code === QUOTE) {
      const end = endOfString(json, i);
      const keys = keysAt[depth - 1];
      if (keys !== undefined && isFollowedByColon(json, end)) {
        // A string literal of valid JSON parses to a string.
        const key = JSON.parse(json.slice(i, end)) as string;
        if (keys.has(key)) duplicates.push(key);
        keys.add(key);
      }
      i = end - 1;
    }
  }
  return duplicates;
}

/** The index after the closing quote of the string that opens at `start`. */
export function endOfString(json: string, start: number): number {
  let i = start + 1;
  while (json.charCodeAt(i) !== QUOTE) i += json.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i + 1;
}

function isFollowedByColon(json: string, index: number): boolean {
  let i = index;
  while (" \t\n\r".includes(json.charAt(i)) && i < json.length) i++;
  return json.charCodeAt(i) === COLON;
}
