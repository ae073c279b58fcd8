import { InvalidArgumentError } from "commander";

/** Reads the value of an option that counts something. @throws InvalidArgumentError, which ends in exit status 2 */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("Expected a positive integer.");
}
