import type { Augmentation } from "@netgraft/core";
import { AugmentationFailedError } from "../errors.js";
import { evaluationPipeline, type Pipeline, trainingPipeline } from "./pipeline.js";
import type { PictureDecoder } from "../picture/picture-decoder.js";
import type { SentPipeline } from "./protocol.js";
import { buildSteps, type ChosenAugmentation } from "./steps.js";

/**
 * Makes in a thread what was sent to it, importing the modules of the augmentations.
 * @throws NG_AUGMENTATION_FAILED where a module does not export its augmentation, or the decoder
 */
export async function receivePipeline({ decoder, ...sent }: SentPipeline): Promise<Pipeline> {
  const pipeline = await stepsOf(sent);
  return decoder === undefined ? pipeline : { ...pipeline, decoder: await importDecoder(decoder) };
}

async function stepsOf({ network, augmentations }: Omit<SentPipeline, "decoder">): Promise<Pipeline> {
  if (augmentations === undefined) return evaluationPipeline(network);
  const chosen: ChosenAugmentation[] = [];
  for (const { type, module, options } of augmentations)
    chosen.push({ augmentation: await importAugmentation(type, module), options });
  return trainingPipeline(buildSteps(chosen, network), network);
}

function importAugmentation(type: string, module: string): Promise<Augmentation> {
  const isWanted = (value: unknown): value is Augmentation => isAugmentation(value, type);
  return importExport(module, isWanted, { name: `the augmentation \`${type}\``, none: "none of that type" });
}

function importDecoder(module: string): Promise<PictureDecoder> {
  const isWanted = (value: unknown): value is PictureDecoder =>
    typeof value === "object" && value !== null && "decode" in value && "module" in value;
  return importExport(module, isWanted, { name: "the decoder of pictures", none: "none" });
}

/** What a module exports of a kind. @throws NG_AUGMENTATION_FAILED where it exports none */
async function importExport<T>(
  module: string,
  isWanted: (value: unknown) => value is T,
  { name, none }: { readonly name: string; readonly none: string },
): Promise<T> {
  const problem = { message: `${name} cannot be imported in a worker thread` };
  const expected = "its `module` to export it";
  let exported: object;
  try {
    // A module is an object.
    exported = (await import(module)) as object;
  } catch (cause) {
    throw new AugmentationFailedError({ ...problem, expected, found: String(cause) }, { cause });
  }
  const found = Object.values(exported).find(isWanted);
  if (found !== undefined) return found;
  throw new AugmentationFailedError({ ...problem, expected, found: `${module}, which exports ${none}` });
}

function isAugmentation(value: unknown, type: string): value is Augmentation {
  return typeof value === "object" && value !== null && Reflect.get(value, "type") === type && "build" in value;
}
