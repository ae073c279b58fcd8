import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { wholeNumber } from "../arguments/numbers.js";
import type { DiagramOptions } from "./options.js";

/** `netgraft diagram`. */
export const diagramCommand: DefineCommand = (program, context) => {
  withNetworkOptions(
    program
      .command("diagram")
      .summary("draw a network: blocks, sites, sizes and costs; or two, with what differs")
      .argument("<networks...>", "a config file, or a preset's name; two with --diff"),
  )
    .description(
      "Draws a network by its blocks, equal ones folded, with each kind of block in detail. The ending of the file says the form:\n" +
        "an SVG, the same as a PDF for papers or as a PNG, or a page (HTML) whose blocks unfold to operations.",
    )
    .option(
      "-o, --output <file>",
      "the file to write, *.svg, *.pdf, *.png or *.html, replaced where it exists; by default a new <name>.svg",
    )
    .option("--diff", "draw two networks, and mark what is added, removed or changed in the second")
    .option("--blocks <letters>", "draw these kinds of blocks alone, by their letters: A,B", lettersOf)
    .option("--width <pixels>", "how wide it is at most; text is 12 pixels high", wholeNumber)
    .addOption(
      new Option("--theme <theme>", "colours; system follows the reader's").choices(["light", "dark", "system"]),
    )
    .addHelpText(
      "after",
      examples({
        "netgraft diagram seresnet50 -o seresnet50.pdf": "for a paper",
        "netgraft diagram my-network.yaml -o my-network.html": "to look into it",
        "netgraft diagram --diff resnet50 seresnet50 -o difference.svg": "what SE adds",
        "netgraft diagram seresnet50 --blocks A -o block.png": "one kind of block, for a slide",
      }),
    )
    .action(async (references: readonly string[], options: DiagramOptions) => {
      const { printDiagram } = await import("./print-diagram.js");
      await printDiagram(context, references, options);
    });
};

/** `A,B` as letters. */
function lettersOf(written: string): readonly string[] {
  return written
    .split(",")
    .map((letter) => letter.trim().toUpperCase())
    .filter((letter) => letter !== "");
}
