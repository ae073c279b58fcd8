import { ConfigOverrideError, type NetgraftError } from "../../errors/index.js";

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
