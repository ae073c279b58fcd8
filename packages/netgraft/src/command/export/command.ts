import { Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { choicesOf, withWeightsOptions } from "../arguments/weights-options.js";
import type { ExportOptions } from "./options.js";

/** `netgraft export`. */
export const exportCommand: DefineCommand = (program, context) => {
  const given = (text: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), text];
  withWeightsOptions(
    withNetworkOptions(program.command("export").summary("write a network with its weights to a file")),
  )
    .description(
      "Writes a network with its weights for another runtime, whole or not at all. A file carries the config as metadata where " +
        "its format can, without the section `training`. `netgraft describe onnx` shows the options of a format.",
    )
    .argument("<network>", "a config file, a preset's name, or the folder of a run with its trained weights")
    .option(
      "-o, --output <file>",
      "the file to write, replaced where it exists, or a new folder; by default a new one with the network's name",
    )
    .option(
      "-f, --format <format>",
      "one of `netgraft list formats`; by default the one that the file's ending says, or onnx",
    )
    .addOption(
      new Option("--option <name=value>", "an option of the format, e.g. opset=18; repeatable").argParser(given),
    )
    .option("--opset <version>", "the same as --option opset=<version>")
    .option("--batch <count>", "the same as --option batch=<count>")
    .option("--launcher <name>", "the same as --option launcher=<name>: slurm or kubernetes, for --format pytorch")
    .option("--dtype <dtype>", "the same as --option dtype=<dtype>: float16 for half the size")
    .option("--fold", "the same as --option fold=true: without batch norms")
    .option("--portable", "the same as --option portable=true: for OpenCV, TensorRT, Core ML, browsers")
    .option("--with-preprocessing", "the same as --option preprocessing=true: takes pictures of any size, as uint8")
    .option("--no-check", "do not run the file beside the network before it takes its place")
    .option("--softmax", "also give `probabilities`, by a softmax, or a sigmoid where the config's loss is that of one")
    .option("--features <names>", "also give these feature maps, with commas: layer2, layer{3, 4}", choicesOf)
    .option("--embedding", "also give what the last layer takes, as the output `embedding`")
    .option("--gates [paths]", "also give what attention blocks multiply with: all, or those at these paths", choicesOf)
    .addHelpText(
      "after",
      examples({
        "netgraft export seresnet50 --weights seresnet50.safetensors -o seresnet50.onnx": "for onnxruntime",
        "netgraft export runs/my-network": "with its best weights: my-network.onnx",
        "netgraft export seresnet50 --opset 20 --option batch=8 -o batches-of-8.onnx": "with options of the format",
        "netgraft export seresnet50 --features layer2,layer3,layer4 -o pyramid.onnx":
          "with feature maps for a detector",
        "netgraft export seresnet50 --dtype float16 --softmax -o half.onnx": "half the size, with probabilities",
        "netgraft export seresnet50 --portable -o portable.onnx": "for OpenCV, TensorRT and Core ML",
        "netgraft export seresnet50 --gates 'layer4.**' -o gates.onnx": "with the gates of the last stage",
        "netgraft export seresnet50 --format saved-model -o seresnet50": "a folder for TensorFlow",
        "netgraft export my-network.yaml --init 1 -o my-network.onnx": "untrained, to measure it elsewhere",
      }),
    )
    .action(async (reference: string, options: ExportOptions) => {
      const { printExport } = await import("./print-export.js");
      await printExport(context, reference, options);
    });
};
