import { type Command, InvalidArgumentError, Option } from "commander";
import type { WeightsSource } from "../../run/weights-source.js";

/** Where a network's weights come from, as commands take it. */
export interface WeightsOptions {
  readonly weights?: string;
  readonly init?: number;
}

/** Adds the options `--weights` and `--init`. */
export function withWeightsOptions(command: Command): Command {
  return command
    .option("-w, --weights <file>", "the network's weights, a safetensors file")
    .addOption(
      new Option("--init <seed>", "untrained weights, drawn with this seed").argParser(seedNumber).conflicts("weights"),
    );
}

/**
 * The source of the weights; undefined where neither option is given.
 * @param path gives the path of an argument
 */
export function weightsSource(
  { weights, init }: WeightsOptions,
  path: (argument: string) => string,
): WeightsSource | undefined {
  if (weights !== undefined) return { file: path(weights) };
  return init === undefined ? undefined : { seed: init };
}

/** Reads a seed. @throws InvalidArgumentError, which ends in exit status 2 */
export function seedNumber(text: string): number {
  if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  throw new InvalidArgumentError("Expected an integer from 0 to 2^53 - 1.");
}
