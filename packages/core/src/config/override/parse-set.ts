import { ConfigOverrideError } from "../../errors/index.js";
import { formatConfigPath } from "../tree/config-path.js";
import { isReservedName } from "../../names/name-rules.js";
import type { ParseValue, SetOverride } from "./override.js";
import { overrideSyntaxError, parseOverrideValue } from "./argument-text.js";
import { limitOf, withinLimit } from "../../limits/limits.js";
import type { Origin } from "../tree/origin.js";
import { scanConfigPath } from "../tree/parse-config-path.js";

const form = "path=value, e.g. attachments.se.reduction=8; the value null removes";

/**
 * Parses what follows `--set`: `path=value`, the value as in YAML.
 * @throws NG_CONFIG_OVERRIDE with the position where it does not parse, or with the key that is not allowed.
 */
export function parseSet(text: string, parseValue: ParseValue): SetOverride {
  const origin: Origin = { kind: "argument", name: `--set ${text}` };
  const scanned = scanConfigPath(text);
  if (scanned.path === undefined)
    throw overrideSyntaxError(origin.name, text, scanned.position, scanned.expected, form);
  const { path, end } = scanned;
  if (end === text.length) throw overrideSyntaxError(origin.name, text, end, `"=" and a value`, form);
  if (path.length > limitOf("depth")) {
    const message = "the path leads too deep";
    throw new ConfigOverrideError({
      at: origin.name,
      message,
      expected: withinLimit("depth"),
      found: `${path.length}`,
    });
  }
  const refused = path.find((segment) => typeof segment === "string" && isReservedName(segment));
  if (refused !== undefined) {
    throw new ConfigOverrideError({
      at: origin.name,
      message: `the key "${refused}" is not allowed in a config`,
      found: formatConfigPath(path),
    });
  }
  if (path[0] === "extends") {
    throw new ConfigOverrideError({
      at: origin.name,
      message: "`extends` cannot be overridden",
      expected: "another config as the command's argument",
    });
  }
  const written = text.slice(end + 1);
  if (written.trim() === "") throw overrideSyntaxError(origin.name, text, text.length, "a value", form);
  return { kind: "set", path, value: parseOverrideValue(written, origin, parseValue), origin };
}
