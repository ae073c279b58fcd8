import { InvalidArgumentError, Option } from "commander";
import type { Renames } from "@netgraft/weights";
import type { Adaptation } from "../../run/adapted-weights.js";
import { type DefineCommand, examples } from "../command.js";
import { withNetworkOptions } from "../arguments/network-options.js";
import { seedNumber } from "../arguments/numbers.js";
import { choicesOf, stateDictOption, withWeightsOptions } from "../arguments/weights-options.js";
import type {
  WeightsConvertOptions,
  WeightsGraftOptions,
  WeightsInitOptions,
  WeightsInspectOptions,
  WeightsPublishOptions,
} from "./options.js";

/** `netgraft weights`. */
export const weightsCommand: DefineCommand = (program, context) => {
  const weights = program
    .command("weights")
    .summary("draw first weights; look into a file of weights, convert or publish it");
  withNetworkOptions(weights.command("init").summary("draw a network's first weights"))
    .description("Writes the weights that training starts from (He et al. 2015), as safetensors with PyTorch's names.")
    .argument("<network>", "a config file, or a preset's name")
    .option("-o, --output <file>", "the file to write, replaced where it exists; by default a new <name>.safetensors")
    .option("--seed <seed>", "what they are drawn with: the same seed gives the same file", seedNumber, 0)
    .addHelpText("after", examples({ "netgraft weights init seresnet50 -o first.safetensors --seed 1": "with a seed" }))
    .action(async (reference: string, options: WeightsInitOptions) => {
      const { printInit } = await import("./print-init.js");
      await printInit(context, reference, options);
    });
  withNetworkOptions(weights.command("convert").summary("write the weights of any file as safetensors"))
    .description(
      "Reads a file of PyTorch, NumPy, Keras or TensorFlow.js and writes safetensors with the same names and numbers, tensor by tensor; with --network, under the names that it has.",
    )
    .argument("<file>", "a file of weights")
    .option("-o, --output <file>", "the file to write, replaced where it exists; by default a new <name>.safetensors")
    .option(
      "--network <network>",
      "a config file, or a preset's name, whose names the tensors get where they can be told",
    )
    .addOption(stateDictOption())
    .addOption(renameOption())
    .addOption(writeMapOption())
    .addHelpText(
      "after",
      examples({ "netgraft weights convert checkpoint.pth -o weights.safetensors": "from PyTorch" }),
    )
    .action(async (file: string, options: WeightsConvertOptions) => {
      const { printConversion } = await import("./print-conversion.js");
      await printConversion(context, file, options);
    });
  withNetworkOptions(
    weights.command("graft").summary("add attachments to trained weights without changing what they compute"),
  )
    .description(
      "Writes weights for a network that has attachments which trained weights do not know: each starts where it changes nothing, and what its gate takes away is given back by a layer before or behind it. Says what was loaded, adapted, drawn and left out. What cannot be added so is refused, with the reason.",
    )
    .argument("<weights>", "a file of weights, without the attachments")
    .requiredOption("--for <network>", "the network that has them: a config file, or a preset's name")
    .option("-o, --output <file>", "the file to write, replaced where it exists; by default a new <name>.safetensors")
    .addOption(
      new Option("--mode <mode>", "whether the network gives the same to the bit, or but for rounding")
        .choices(["exact", "near"])
        .default("exact"),
    )
    .addOption(stateDictOption())
    .addOption(renameOption())
    .option("--except <modules>", "modules that are drawn, with commas: fc, layer*.*.se", choicesOf)
    .option(
      "--adapt <parts>",
      "what is made to fit, with commas: input, for other channels; classes, for others; by default both",
      adaptations,
    )
    .option("--seed <seed>", "what they are drawn with", seedNumber, 0)
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft weights graft resnet50.safetensors --for seresnet50 -o start.safetensors": "SE that is new",
      }),
    )
    .action(async (file: string, options: WeightsGraftOptions) => {
      const { printGraft } = await import("./print-graft.js");
      await printGraft(context, file, options);
    });
  withWeightsOptions(
    withNetworkOptions(weights.command("publish").summary("put a network with its weights on the hub, in timm's form")),
  )
    .description(
      "Writes config.json, model.safetensors and a model card, and uploads them in one commit: hf-hub:<owner>/<name> is the network then, here, and in timm where it has the same one. A model card that is there already is left as it is. HF_TOKEN is a token that may write.",
    )
    .argument("<network>", "the folder of a run; or a config file, or a preset's name, with --weights")
    .requiredOption("--to <owner/name>", "the repository, made where it is missing")
    .option("--dry-run", "write the files into a folder, and upload nothing")
    .option("-o, --output <folder>", "with --dry-run, the folder, new or empty; by default a new <name>")
    .option("--private", "where the repository is made, for its owner alone")
    .option("--license <id>", "of the weights, for the model card: apache-2.0, cc-by-4.0, …")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft weights publish runs/shapes --to me/shapes --dry-run": "what would be uploaded",
        "netgraft weights publish my-network.yaml --weights best.safetensors --to me/my-network": "with its weights",
      }),
    )
    .action(async (reference: string, options: WeightsPublishOptions) => {
      const { printPublication } = await import("./print-publication.js");
      await printPublication(context, reference, options);
    });
  withNetworkOptions(weights.command("inspect").summary("list the tensors of a file of weights"))
    .description(
      "Prints names, dtypes and shapes, without reading the data; with --network, also what does not fit it.",
    )
    .argument("<file>", "a file of weights, of any format that is read")
    .option(
      "--network <network>",
      "a config file, or a preset's name; the exit status is 1 where the weights do not fit",
    )
    .option("--except <modules>", "modules that are not compared, with commas: fc, layer*.*.se", choicesOf)
    .addOption(stateDictOption())
    .addOption(renameOption())
    .addOption(writeMapOption())
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      examples({
        "netgraft weights inspect seresnet50.safetensors": "what is in it",
        "netgraft weights inspect seresnet50.safetensors --network my-network.yaml": "whether it fits",
      }),
    )
    .action(async (file: string, options: WeightsInspectOptions) => {
      const { printInspection } = await import("./print-inspection.js");
      await printInspection(context, file, options);
    });
};

function renameOption(): Option {
  return new Option(
    "--rename <from=to>",
    "with a network, the path in it of a path in the file, of a module or a tensor; repeatable: encoder.head=fc",
  ).argParser((text: string, others: Renames | undefined): Renames => {
    const at = text.indexOf("=");
    if (at < 1) throw new InvalidArgumentError("expected <path in the file>=<path in the network>");
    return { ...others, [text.slice(0, at)]: text.slice(at + 1) };
  });
}

function adaptations(text: string): readonly Adaptation[] {
  const known: readonly Adaptation[] = ["input", "classes"];
  return text
    .split(",")
    .filter((part) => part !== "")
    .map((part) => {
      const found = known.find((each) => each === part.trim());
      if (found === undefined) throw new InvalidArgumentError(`expected ${known.join(" or ")}`);
      return found;
    });
}

function writeMapOption(): Option {
  return new Option(
    "--write-map <file>",
    "with --network, write as JSON which of the file's names each tensor of the network has, replaced where it exists",
  );
}
