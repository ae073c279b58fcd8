import { Argument, InvalidArgumentError, Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { seedNumber, wholeNumber } from "../arguments/numbers.js";
import { type DatasetMakeOptions, difficulties } from "./options.js";

/** `netgraft dataset`. */
export const datasetCommand: DefineCommand = (program, context) => {
  const dataset = program.command("dataset").summary("make a folder of pictures to train with");
  dataset
    .command("make")
    .summary("draw a folder of pictures to train with")
    .description(
      "Draws pictures of shapes into a new folder, one folder for each shape in `train` and in `val`. Place, size, angle and " +
        "colours are random, over patterns and noise, so that shapes are told apart by their form alone.",
    )
    .addArgument(new Argument("<what>", "what is drawn").choices(["shapes"]))
    .option("-o, --out <folder>", "the folder to write; new, or empty; by default the name of what is drawn")
    .option(
      "--classes <count>",
      "how many shapes: circle, square, triangle, star, cross, …; from 2 to 10",
      wholeNumber,
      10,
    )
    .option("--per-class <count>", "pictures of each shape, in both parts together", wholeNumber, 200)
    .option("--hold-out <part>", "the part of them that goes into `val`", part, 0.2)
    .option("--seed <seed>", "what they are drawn with: the same seed gives the same files", seedNumber, 0)
    .option("--size <pixels>", "pixels of each side; from 16 to 1024", wholeNumber, 32)
    .addOption(
      new Option("--difficulty <difficulty>", "how hard they are to tell apart")
        .choices(difficulties)
        .default("medium"),
    )
    .addHelpText(
      "after",
      examples({ "netgraft dataset make shapes --out data --classes 10 --per-class 200 --seed 1": "2000 pictures" }),
    )
    .action(async (what: string, options: DatasetMakeOptions) => {
      const { makeDataset } = await import("./make-dataset.js");
      await makeDataset(context, { ...options, out: options.out ?? what });
    });
};

/** Reads a number between 0 and 1. @throws InvalidArgumentError, which ends in exit status 2 */
function part(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && number > 0 && number < 1) return number;
  throw new InvalidArgumentError("Expected a number between 0 and 1.");
}
