import { InvalidArgumentError } from "commander";

/** Reads the value of an option that counts something. @throws InvalidArgumentError, which ends in exit status 2 */
export function wholeNumber(text: string): number {
  return numberFrom(1, text, "Expected a positive integer.");
}

/** The same for what there need not be any of. @throws InvalidArgumentError, which ends in exit status 2 */
export function wholeNumberOrNone(text: string): number {
  return numberFrom(0, text, "Expected an integer of at least 0.");
}

function numberFrom(least: number, text: string, expected: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new InvalidArgumentError(expected);
}

/** Reads a number of at least 0, which need not be whole. @throws InvalidArgumentError, which ends in exit status 2 */
export function amount(text: string): number {
  if (/^(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?$/i.test(text) && Number.isFinite(Number(text))) return Number(text);
  throw new InvalidArgumentError("Expected a number of at least 0.");
}

/** Reads a seed. @throws InvalidArgumentError, which ends in exit status 2 */
export function seedNumber(text: string): number {
  if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  throw new InvalidArgumentError("Expected an integer from 0 to 2^53 - 1.");
}
