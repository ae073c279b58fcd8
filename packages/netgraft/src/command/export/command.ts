import { type DefineCommand, examples } from "../command.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { withWeightsOptions } from "../arguments/weights-options.js";
import type { ExportOptions } from "./options.js";

/** `netgraft export`. */
export const exportCommand: DefineCommand = (program, context) => {
  withWeightsOptions(
    withNetworkOptions(program.command("export").summary("write a network with its weights to a file")),
  )
    .description("Writes a network with its weights for another runtime. The file carries the config as metadata.")
    .argument("<network>", "a config file, a preset's name, or the folder of a run with its trained weights")
    .requiredOption("-o, --output <file>", "the file to write; replaced where it exists")
    .option("-f, --format <format>", "its format; `netgraft list` shows which there are", "onnx")
    .addHelpText(
      "after",
      examples({
        "netgraft export seresnet50 --weights seresnet50.safetensors -o seresnet50.onnx": "for onnxruntime",
        "netgraft export runs/my-network -o my-network.onnx": "with its best weights",
        "netgraft export my-network.yaml --init 1 -o my-network.onnx": "untrained, to measure it elsewhere",
      }),
    )
    .action(async (reference: string, options: ExportOptions) => {
      const { exportNetwork } = await import("./export-network.js");
      await exportNetwork(context, reference, options);
    });
};
