import { ConfigOverrideError, NetgraftError } from "../../errors/index.js";
import { fromPlain } from "../tree/from-plain.js";
import type { Origin } from "../tree/origin.js";
import type { ParseValue } from "./override.js";
import type { Sourced } from "../tree/sourced.js";

/**
 * The tree of a value that is written in an argument.
 * @throws NG_CONFIG_OVERRIDE where it does not parse or a key in it is not allowed.
 */
export function parseOverrideValue(text: string, origin: Origin, parseValue: ParseValue): Sourced {
  try {
    return fromPlain(parseValue(text), origin);
  } catch (cause) {
    if (cause instanceof NetgraftError) {
      throw new ConfigOverrideError(
        cause.problems.map(({ at, message }) => ({ at: origin.name, message, found: `"${at}"` })),
        { cause },
      );
    }
    const reason = cause instanceof Error ? (cause.message.split("\n")[0] ?? "").replace(/:$/, "") : String(cause);
    throw new ConfigOverrideError(
      { at: origin.name, message: `the value "${text}" does not parse: ${reason}`, expected: "a value as in YAML" },
      { cause },
    );
  }
}

/** The error for an argument that does not parse: it shows the argument, the character (counted from 1) and the form. */
export function overrideSyntaxError(
  argument: string,
  text: string,
  position: number,
  wanted: string,
  form: string,
): NetgraftError {
  const there = position < text.length ? `"${text.charAt(position)}"` : "the end of the text";
  return new ConfigOverrideError({
    at: argument,
    message: `${wanted} should stand at character ${position + 1} of "${text}"`,
    expected: form,
    found: there,
  });
}
