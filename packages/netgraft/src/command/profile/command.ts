import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { engineOption } from "../arguments/engine-option.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { wholeNumber } from "../arguments/numbers.js";
import type { ProfileOptions } from "./options.js";

/** `netgraft profile`. */
export const profileCommand: DefineCommand = (program, context) => {
  withNetworkOptions(
    program
      .command("profile")
      .summary("measure where the time of a network goes, module by module")
      .argument("<network>", "a config file, or a preset's name"),
  )
    .description(
      "Measures what each module, block, attachment and layer takes in a run, by the engine's own clock, beside its MACs, the bytes\n" +
        "that it moves, and what the engine reaches on this machine at most (the roof).",
    )
    .addOption(
      new Option("--batch <counts>", "examples per run; several with commas, side by side")
        .argParser(wholeNumbers)
        .default([1], "1"),
    )
    .option(
      "--runs <count>",
      "runs that are timed, of each size of batch; the quickest quarter counts",
      wholeNumber,
      20,
    )
    .option("--threads <count>", "native threads; by default one for each processor", wholeNumber)
    .addOption(engineOption("what is measured"))
    .option("--depth <levels>", "levels of the tree that are shown", wholeNumber, 3)
    .option("-o, --output <file>", "draw MACs and milliseconds beside each other, to *.svg, *.pdf or *.png")
    .addOption(
      new Option("--theme <theme>", "colours; system follows the reader's").choices(["light", "dark", "system"]),
    )
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft profile seresnet50": "stage by stage and block by block",
        "netgraft profile seresnet50 --batch 1,8 --threads 2 -o profile.svg": "drawn, too",
        "netgraft profile my-network.yaml --depth 1 --json": "for a program",
      }),
    )
    .action(async (reference: string, options: ProfileOptions) => {
      const { printProfile } = await import("./print-profile.js");
      await printProfile(context, reference, options);
    });
};

/** `1,8` as numbers, each once. @throws InvalidArgumentError, which ends in exit status 2 */
function wholeNumbers(written: string): readonly number[] {
  return [...new Set(written.split(",").map((part) => wholeNumber(part.trim())))];
}
