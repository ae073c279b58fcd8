import { type DefineCommand, examples } from "../command.js";
import { withNetworkOptions } from "../arguments/network-options.js";
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
        "an SVG for papers, or a page (HTML) whose blocks unfold to operations.",
    )
    .option(
      "-o, --output <file>",
      "the file to write, *.svg or *.html, replaced where it exists; by default a new <name>.svg",
    )
    .option("--diff", "draw two networks, and mark what is added, removed or changed in the second")
    .addHelpText(
      "after",
      examples({
        "netgraft diagram seresnet50": "for a paper: seresnet50.svg",
        "netgraft diagram my-network.yaml -o my-network.html": "to look into it",
        "netgraft diagram --diff resnet50 seresnet50 -o difference.svg": "what SE adds",
      }),
    )
    .action(async (references: readonly string[], options: DiagramOptions) => {
      const { printDiagram } = await import("./print-diagram.js");
      await printDiagram(context, references, options);
    });
};
