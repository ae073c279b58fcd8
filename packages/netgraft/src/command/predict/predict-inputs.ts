import { extname } from "node:path";
import type { Problem } from "@netgraft/core";
import { describeProblem } from "@netgraft/core/config";
import { counted, exposing } from "@netgraft/core/graph";
import { ReadFailedError, writeFileWhole } from "@netgraft/files";
import { WeightsNeededError } from "../../errors.js";
import { pictureFiles } from "../../run/picture-files.js";
import { assertClassifies } from "../../run/top-classes.js";
import { localWeights } from "../../run/fetched-weights.js";
import { classNames } from "../../run/weights-classes.js";
import type { CommandContext } from "../context.js";
import { engineOf } from "../arguments/engine-option.js";
import { interruptible } from "../interruption.js";
import { openArgument } from "../arguments/open-argument.js";
import { progressDisplays } from "../output/progress-display.js";
import { stylist } from "../output/text-sink.js";
import { weightsOf } from "../arguments/weights-options.js";
import { reportError } from "../report-error.js";
import { type PredictCommandOptions, type PredictionForm, predictionForms } from "./options.js";
import { predictionWriter } from "./prediction-writer.js";
import { isArray, predictions } from "./predictions.js";
import { arraysNeeded, exposuresOf, isArchive, type Work, writeArrays } from "./write-arrays.js";

/** Predicts pictures or an array; prints or writes their classes, or writes their logits. */
export async function predictInputs(
  context: CommandContext,
  reference: string,
  options: PredictCommandOptions,
): Promise<void> {
  const composition = await openArgument(context, reference, options);
  const given = weightsOf(context, composition, options);
  if (given === undefined) throw weightsNeeded(reference);
  const isToArray = options.output !== undefined && (isArray(options.output) || isArchive(options.output));
  const exposed = exposuresOf(options);
  if (!isToArray) {
    if (exposed.length > 0) throw arraysNeeded(options);
    assertClassifies(composition.network);
  }
  exposing(composition.network.graph, exposed);
  const weights = await localWeights(given);
  const names = await classNames(composition.network, weights, context.cwd, composition.framework.services);
  const labels = names?.map(({ label }) => label);
  const engine = await engineOf(context, composition, options, "prediction");
  const unread: Problem[] = [];
  const files = await pictureFiles(
    options.input.map((argument) => context.shownPath(argument)),
    {
      onNote: (note) => context.note(describeProblem(note)),
      onUnread(problem) {
        if (isToArray) unread.push(problem);
        else context.note(describeProblem(problem));
        context.fail();
      },
    },
  );
  if (unread.length > 0) throw new ReadFailedError(unread);
  if ("seed" in weights) context.note(`the weights are untrained: drawn with seed ${weights.seed}`);
  const progress = composition.framework.services.get(progressDisplays)(context.terminal);
  const { batch, threads, output, top } = options;
  await interruptible(async (signal) => {
    const running = { weights, engine, cwd: context.cwd, threads, batch, exposed, signal };
    const work: Work = { context, options, progress, composition, files, running, top, labels };
    try {
      await (output !== undefined && isToArray ? writeArrays(work, output) : writeClasses(work));
    } finally {
      progress.clear();
    }
  });
}

/** The classes as they come, to standard output or to a file, which appears whole or not at all. */
async function writeClasses(work: Work): Promise<void> {
  const { context, options, progress } = work;
  const { output, format = formOf(output) } = options;
  const told = { broken: 0, count: 0 };
  const texts = textsOf(work, format, told);
  if (output === undefined)
    for await (const text of texts) {
      progress.clear();
      context.stdout.write(text);
    }
  else {
    const path = context.shownPath(output);
    await writeFileWhole(path, encoded(texts));
    progress.clear();
    context.printLine(`${path}: classes of ${counted(told.count - told.broken, "example")}`);
  }
  if (told.broken === 0) return;
  if (told.count > 1) context.note(`${told.broken} of ${told.count} pictures have no prediction`);
  context.fail();
}

/** What is written, piece by piece. @param told is counted up */
async function* textsOf(
  work: Work,
  format: PredictionForm,
  told: { broken: number; count: number },
): AsyncGenerator<string> {
  const { context, options, progress } = work;
  // A file has no styles, whatever the terminal has.
  const style = options.output === undefined ? stylist(context.stdout) : (_: unknown, text: string) => text;
  const writer = predictionWriter(format, style);
  const debug = (context.env["NETGRAFT_DEBUG"] ?? "") !== "";
  if (writer.head !== "") yield writer.head;
  for await (const one of predictions(work)) {
    if (one.error !== undefined) {
      told.broken += 1;
      progress.clear();
      reportError(one.error, context.stderr, { asJson: format === "json" || format === "jsonl", debug });
    }
    const text = `${told.count > 0 ? writer.between : ""}${writer.one(one)}`;
    told.count += 1;
    if (text !== "") yield text;
  }
  if (writer.tail !== "") yield writer.tail;
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

function formOf(output: string | undefined): PredictionForm {
  const ending = extname(output ?? "")
    .slice(1)
    .toLowerCase();
  return predictionForms.find((form) => form === ending) ?? "text";
}

function weightsNeeded(reference: string): Error {
  return new WeightsNeededError({
    at: "--weights",
    message: "the network has no weights to predict with",
    expected: `--weights <file> (\`netgraft weights init ${reference} -o weights.safetensors\` makes an untrained one), or --init <seed>`,
  });
}
