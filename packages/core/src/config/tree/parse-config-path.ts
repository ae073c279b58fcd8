import { ConfigOverrideError } from "../../errors/index.js";
import { type ConfigPath, specialInKey } from "./config-path.js";

/** A path read from a text up to the text's end or an equals sign, or where reading stopped and what should stand there. */
export type ScannedPath =
  | { readonly path: ConfigPath; readonly end: number }
  | { readonly path?: undefined; readonly position: number; readonly expected: string };

/** Reads a path such as `attachments.se.where.stages[0]` from the beginning of a text; stops at an equals sign. */
export function scanConfigPath(text: string): ScannedPath {
  const path: (string | number)[] = [];
  let at = 0;
  while (at < text.length && text[at] !== "=") {
    if (text[at] === "[") {
      const bracket = scanBracket(text, at + 1);
      if ("expected" in bracket) return bracket;
      path.push(bracket.segment);
      at = bracket.end;
    } else {
      if (at > 0) {
        if (text[at] !== ".") return { position: at, expected: `".", "[" or "="` };
        at++;
      }
      const start = at;
      while (at < text.length && !specialInKey.test(text.charAt(at))) at++;
      if (at === start) return { position: at, expected: "a key" };
      path.push(text.slice(start, at));
    }
  }
  return path.length === 0 ? { position: 0, expected: "a path" } : { path, end: at };
}

type ScannedBracket =
  | { readonly segment: string | number; readonly end: number }
  | { readonly position: number; readonly expected: string };

const closedIndex = /(\d{1,9})\]/y;
const closedKey = /("(?:[^"\\]|\\.)*")\]/y;

/** Reads what follows an opening bracket: an index or a key in double quotes, and the closing bracket. */
function scanBracket(text: string, start: number): ScannedBracket {
  const index = matchAt(closedIndex, text, start);
  if (index !== undefined) return { segment: Number(index), end: start + index.length + 1 };
  const key = matchAt(closedKey, text, start);
  const segment = key === undefined ? undefined : unquote(key);
  if (key === undefined || segment === undefined)
    return { position: start, expected: `an index such as "0]" or a quoted key` };
  return { segment, end: start + key.length + 1 };
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[1];
}

function unquote(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Parses a path as it is printed by {@link formatConfigPath}.
 * @throws NG_CONFIG_OVERRIDE where it does not parse, with the position.
 */
export function parseConfigPath(text: string): ConfigPath {
  const scanned = scanConfigPath(text);
  if (scanned.path !== undefined && scanned.end === text.length) return scanned.path;
  const { position, expected } =
    scanned.path === undefined ? scanned : { position: scanned.end, expected: `".", "[" or the end` };
  throw new ConfigOverrideError({
    at: text,
    message: `this is no path: character ${position + 1} ${position < text.length ? `is "${text.charAt(position)}"` : "is missing"}`,
    expected: `${expected} there, as in attachments.se.where.stages[0]`,
  });
}
