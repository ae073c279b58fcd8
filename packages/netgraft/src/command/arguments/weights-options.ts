import { type Command, Option } from "commander";
import { runWeights } from "../../loader/run-folder.js";
import type { WeightsSource } from "../../run/weights-source.js";
import type { CommandContext } from "../context.js";
import { partialWeightsLine } from "../output/partial-weights.js";
import { seedNumber } from "./numbers.js";

/** Where a network's weights come from, as commands take it. */
export interface WeightsOptions {
  readonly weights?: string;
  readonly except?: readonly string[];
  readonly init?: number;
}

/** A list of patterns with commas: the choices of one pattern. */
export function choicesOf(text: string): readonly string[] {
  return [`{${text}}`];
}

/** Adds the options `--weights` and `--init`. */
export function withWeightsOptions(command: Command): Command {
  return command
    .option("-w, --weights <file>", "the network's weights, a file of safetensors")
    .addOption(
      new Option(
        "--except <modules>",
        "modules that are drawn instead of read, or not read where the file alone has them, with commas: fc, layer*.*.se",
      )
        .argParser(choicesOf)
        .conflicts("init"),
    )
    .addOption(
      new Option("--init <seed>", "untrained weights, drawn with this seed").argParser(seedNumber).conflicts("weights"),
    );
}

/**
 * Where the weights of the network come from that an argument names: what the options say, or what training has left in
 * the folder of a run; undefined where neither is given.
 */
export function weightsOf(
  context: CommandContext,
  reference: string,
  { weights, except, init }: WeightsOptions,
): WeightsSource | undefined {
  const from = (path: string): WeightsSource => {
    const file = context.shownPath(path);
    return { file, except, onPartial: (partial) => context.note(partialWeightsLine(file, partial)) };
  };
  if (weights !== undefined) return from(weights);
  if (init !== undefined) return { seed: init };
  const trained = runWeights(context.path(reference));
  return trained === undefined ? undefined : from(trained);
}
