import { extname } from "node:path";
import { type Exposure, OptionUnsupportedError } from "@netgraft/core/graph";
import { writeNpy, writeNpz } from "@netgraft/weights/node";
import { givenBy } from "../../run/predict.js";
import { predictFiles } from "../../run/predict-files.js";
import type { CommandContext } from "../context.js";
import type { PredictCommandOptions } from "./options.js";
import { type PredictionWork, shownBy } from "./predictions.js";

/** What is predicted, and where it is told. */
export interface Work extends PredictionWork {
  readonly context: CommandContext;
  readonly options: PredictCommandOptions;
}

/**
 * The logits of all, or what is asked for in their place, or of none: a row that is missing would shift those behind it.
 */
export async function writeArrays(
  { context, composition, options, files, running, progress }: Work,
  output: string,
): Promise<void> {
  const path = context.shownPath(output);
  const { logits, outputs } = await predictFiles(composition, files, { ...running, onProgress: shownBy(progress) });
  const [main] = givenBy(composition.network);
  const isAsked = options.features !== undefined || options.embedding === true;
  const names = Object.keys(outputs).filter((name) => (name === "embedding" ? options.embedding : name !== main));
  const isOneFile = isArchive(path);
  const arrays = isAsked
    ? names.map((name) => ({
        name,
        path: names.length > 1 && !isOneFile ? pathFor(path, name) : path,
        tensor: outputs[name] ?? logits,
      }))
    : [{ name: main, path, tensor: logits }];
  if (isOneFile) await writeNpz(path, Object.fromEntries(arrays.map(({ name, tensor }) => [plainName(name), tensor])));
  else for (const array of arrays) await writeNpy(array.path, array.tensor);
  progress.clear();
  if (options.format === "json") {
    const told = arrays.map(({ name, path: at, tensor: { shape } }) => ({ name, output: at, shape }));
    context.printJson(isAsked ? told : { output: path, shape: logits.shape });
  } else
    for (const { name, path: at, tensor } of arrays) context.printLine(`${at}: ${name} of ${tensor.shape.join("×")}`);
}

/** The file of one of several outputs: of `feature.layer2` `maps.layer2.npy`. */
function pathFor(path: string, name: string): string {
  const ending = extname(path);
  return `${path.slice(0, -ending.length)}.${plainName(name)}${ending}`;
}

/** `feature.layer2` as `layer2`. */
function plainName(name: string): string {
  return name.replace(/^feature\./, "");
}

/** Whether a file is one of several arrays by its name. */
export function isArchive(path: string): boolean {
  return extname(path).toLowerCase() === ".npz";
}

/** What the session gives beside the logits. */
export function exposuresOf({ features = [], embedding = false }: PredictCommandOptions): readonly Exposure[] {
  return [
    ...features.map((names) => ({ kind: "feature", path: names }) as const),
    ...(embedding ? [{ kind: "embedding" } as const] : []),
  ];
}

/** NG_OPTION_UNSUPPORTED. */
export function arraysNeeded({ output }: PredictCommandOptions): Error {
  return new OptionUnsupportedError({
    at: "--output",
    message: "feature maps and embeddings are written as arrays",
    expected: "-o <file>.npy or -o <file>.npz",
    ...(output !== undefined && { found: output }),
  });
}
