import { ConfigOverrideError } from "../../errors/index.js";
import { isReservedName } from "../../names/name-rules.js";
import type { Origin } from "../tree/origin.js";
import type { AttachOverride, ParseValue } from "./override.js";
import { overrideSyntaxError, parseOverrideValue } from "./argument-text.js";
import { type Sourced, type SourcedMap, sourcedMap, sourcedScalar } from "../tree/sourced.js";
import { type ListPart, splitOutsideBrackets } from "./split-outside-brackets.js";

const form = "type, type(option=value,…), type@site or id=type, e.g. 'se(reduction=8,bias=true)@conv2'";
const idBefore = /^([A-Za-z0-9_-]+)=/;
const typeFrom = /[A-Za-z0-9_./:-]+/y;
const siteFrom = /[A-Za-z0-9_-]+/y;
const optionBefore = /^\s*([A-Za-z0-9_$-]+)\s*=/;

/**
 * Parses what follows `--attach`: `[id=]type[(option=value,…)][@site]`, the values as in YAML.
 * @throws NG_CONFIG_OVERRIDE with the position where it does not parse, or with the option that is not allowed.
 */
export function parseAttach(text: string, parseValue: ParseValue): AttachOverride {
  const reader: Reader = { text, origin: { kind: "argument", name: `--attach ${text}` }, parseValue };
  const rule = new Map<string, Sourced>();
  const id = idBefore.exec(text)?.[1];
  if (id !== undefined) rule.set("id", sourcedScalar(id, reader.origin));
  let at = id === undefined ? 0 : id.length + 1;

  const type = wordAt(typeFrom, at, "an attachment's type", reader);
  at += type.length;
  let wanted = `"(", "@" or the end`;
  const attach = new Map<string, Sourced>([["type", sourcedScalar(type, reader.origin)]]);
  if (text[at] === "(") {
    const split = splitOutsideBrackets(text, at + 1);
    if (split.position !== undefined) throw syntaxError(split.position, split.wanted, reader);
    if (split.end > at + 2) for (const part of split.parts) readOption(part, attach, reader);
    at = split.end;
    wanted = `"@" or the end`;
  }
  rule.set("attach", mapOf(attach, reader.origin));

  if (text[at] === "@") {
    const site = wordAt(siteFrom, at + 1, "a site", reader);
    rule.set("at", sourcedScalar(site, reader.origin));
    at += 1 + site.length;
    wanted = "the end";
  }
  if (at < text.length) throw syntaxError(at, wanted, reader);
  return { kind: "attach", rule: mapOf(rule, reader.origin), origin: reader.origin };
}

interface Reader {
  readonly text: string;
  readonly origin: Origin;
  readonly parseValue: ParseValue;
}

function wordAt(pattern: RegExp, position: number, wanted: string, reader: Reader): string {
  pattern.lastIndex = position;
  const word = pattern.exec(reader.text)?.[0];
  if (word === undefined) throw syntaxError(position, wanted, reader);
  return word;
}

function readOption(part: ListPart, attach: Map<string, Sourced>, reader: Reader): void {
  const match = optionBefore.exec(part.text);
  const option = match?.[1];
  if (match === null || option === undefined) {
    throw syntaxError(part.start + part.text.length - part.text.trimStart().length, "option=value", reader);
  }
  const written = part.text.slice(match[0].length);
  if (written.trim() === "") throw syntaxError(part.start + part.text.length, "a value", reader);
  const refused = isReservedName(option)
    ? "is not allowed in a config"
    : attach.has(option)
      ? "is given twice"
      : undefined;
  if (refused !== undefined)
    throw new ConfigOverrideError({ at: reader.origin.name, message: `the option "${option}" ${refused}` });
  attach.set(option, parseOverrideValue(written, reader.origin, reader.parseValue));
}

function mapOf(values: ReadonlyMap<string, Sourced>, origin: Origin): SourcedMap {
  return sourcedMap(
    [...values].map(([key, value]) => [key, { keyOrigin: origin, value }]),
    origin,
  );
}

function syntaxError(position: number, wanted: string, { text, origin }: Reader): Error {
  return overrideSyntaxError(origin.name, text, position, wanted, form);
}
