import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { engineOption } from "../arguments/engine-option.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { withWeightsOptions } from "../arguments/weights-options.js";
import { wholeNumber } from "../arguments/numbers.js";
import type { ExplainPictureCommandOptions } from "./options.js";

/** `netgraft explain-picture`. */
export const explainPictureCommand: DefineCommand = (program, context) => {
  withWeightsOptions(
    withNetworkOptions(program.command("explain-picture").summary("see where in a picture a network sees a class")),
  )
    .description(
      "Draws over a picture where it speaks for a class: Grad-CAM, or HiResCAM, which shows exactly what the map adds to the class where " +
        "pooling and one layer follow it. By default of the last feature map, for the most probable class.",
    )
    .argument("<network>", "the folder of a run, with its trained weights; or a config file, or a preset's name")
    .requiredOption("-i, --input <picture>", "the picture")
    .requiredOption("-o, --out <file>", "the picture with the map over it, to *.png")
    .option("--class <name>", "the class, by its name or its index; by default the most probable one")
    .option("--at <path>", "the map that is looked at: a stage, layer3, or the path of a site, an attachment or a node")
    .addOption(
      new Option("--method <method>", "how channels are weighted").choices(["gradcam", "hirescam"]).default("gradcam"),
    )
    .addOption(engineOption("what runs the network"))
    .option("--threads <count>", "native threads; by default one for each processor", wholeNumber)
    .option("--json", "print JSON, with the map")
    .addHelpText(
      "after",
      examples({
        "netgraft explain-picture runs/my-network -i photo.jpg -o cam.png": "why it is taken for what it is",
        "netgraft explain-picture runs/my-network -i photo.jpg --class cat --at layer3 -o cat.png":
          "another class, an earlier stage",
      }),
    )
    .action(async (reference: string, options: ExplainPictureCommandOptions) => {
      const { drawExplanation } = await import("./draw-explanation.js");
      await drawExplanation(context, reference, options);
    });
};
