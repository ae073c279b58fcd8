import { Argument, InvalidArgumentError, Option } from "commander";
import { type DefineCommand, examples } from "../command.js";
import { seedNumber, wholeNumber } from "../arguments/numbers.js";
import { type DatasetMakeOptions, difficulties, type Drawn, drawn } from "./options.js";

/** `netgraft dataset`. */
export const datasetCommand: DefineCommand = (program, context) => {
  const dataset = program.command("dataset").summary("make a folder of pictures to train with");
  dataset
    .command("make")
    .summary("draw a folder of pictures to train with")
    .description(
      "Draws pictures of shapes into a new folder, one folder for each shape in `train` and in `val`. Place, size, angle and " +
        "colours are random.\n\n" +
        "shapes: one shape over patterns and noise, so that shapes are told apart by their form alone.\n" +
        "mondrians: a bright and a dark shape on patches of random colours, in warm or in cool light. In warm light the bright " +
        "one names the class, in cool light the dark one, so that it depends on the whole picture which one counts.",
    )
    .addArgument(new Argument("<what>", "what is drawn").choices(drawn))
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
      examples({
        "netgraft dataset make shapes --out data --classes 10 --per-class 200 --seed 1": "2000 pictures",
        "netgraft dataset make mondrians --out data --classes 4 --per-class 1000 --size 24":
          "the light says what counts",
      }),
    )
    .action(async (what: Drawn, options: DatasetMakeOptions) => {
      const { makeDataset } = await import("./make-dataset.js");
      await makeDataset(context, what, { ...options, out: options.out ?? what });
    });
};

/** Reads a number between 0 and 1. @throws InvalidArgumentError, which ends in exit status 2 */
function part(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && number > 0 && number < 1) return number;
  throw new InvalidArgumentError("Expected a number between 0 and 1.");
}
