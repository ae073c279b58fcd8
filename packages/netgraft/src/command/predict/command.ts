import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { engineOption } from "../arguments/engine-option.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { choicesOf, withWeightsOptions } from "../arguments/weights-options.js";
import { wholeNumber } from "../arguments/numbers.js";
import { type PredictCommandOptions, predictionForms } from "./options.js";

/** `netgraft predict`. */
export const predictCommand: DefineCommand = (program, context) => {
  const collect = (file: string, before: readonly string[] = []): readonly string[] => [...before, file];
  withWeightsOptions(withNetworkOptions(program.command("predict").summary("run a network on pictures or an array")))
    .description(
      "Runs a network on pictures, prepared as its config says, or on an array that is prepared already (.npy, float32, " +
        "N×C×H×W of any N, H and W). Prints the most probable classes as they come, or writes them or the logits to a file. A picture " +
        "that cannot be read is told, the others go on, and the exit status is 1; logits are written for all or for none. Of several feature maps each has its file, maps.layer2.npy for `-o maps.npy`; an .npz holds all of them.",
    )
    .argument("<network>", "a config file, a preset's name, or the folder of a run with its trained weights")
    .requiredOption("-i, --input <paths...>", "pictures, and folders of them; or one .npy file", collect)
    .option(
      "-o, --output <file>",
      "write to this file instead: classes to .csv, .jsonl, .json, logits (N×classes) to .npy, .npz",
    )
    .option("--features <names>", "write these feature maps to .npy, .npz, with commas: layer2, layer{3, 4}", choicesOf)
    .option("--embedding", "write what the last layer takes to .npy, .npz")
    .addOption(new Option("--format <form>", "what is printed; by default text").choices(predictionForms))
    .option("--top <count>", "how many classes to print", wholeNumber, 5)
    .option("--batch <count>", "examples that are run at once", wholeNumber, 16)
    .addOption(engineOption("what runs the network"))
    .option("--threads <count>", "native threads; by default one for each processor", wholeNumber)
    .addOption(new Option("--json", "short for --format json").implies({ format: "json" }))
    .addHelpText(
      "after",
      examples({
        "netgraft predict seresnet50 --weights seresnet50.safetensors --input photo.jpg": "the classes of a picture",
        "netgraft predict runs/my-network --input photo.jpg": "by what training has left there",
        "netgraft predict runs/my-network -i photos *.png --top 1 -o classes.csv": "of folders and files, to a table",
        "netgraft predict my-network.yaml --weights w.safetensors --input x.npy --output y.npy": "arrays in and out",
        "netgraft predict runs/my-network -i photos --features layer2,layer4 -o maps.npz":
          "layer2 and layer4 for numpy.load",
      }),
    )
    .action(async (reference: string, options: PredictCommandOptions) => {
      const { predictInputs } = await import("./predict-inputs.js");
      await predictInputs(context, reference, options);
    });
};
