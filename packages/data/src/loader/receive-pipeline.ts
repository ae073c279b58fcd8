import type { Augmentation } from "@netgraft/core";
import { AugmentationFailedError } from "../errors.js";
import { evaluationPipeline, type Pipeline, trainingPipeline } from "./pipeline.js";
import type { SentPipeline } from "./protocol.js";
import { buildSteps, type ChosenAugmentation } from "./steps.js";

/**
 * Makes in a thread what was sent to it, importing the modules of the augmentations.
 * @throws NG_AUGMENTATION_FAILED where a module does not export its augmentation
 */
export async function receivePipeline({ network, augmentations }: SentPipeline): Promise<Pipeline> {
  if (augmentations === undefined) return evaluationPipeline(network);
  const chosen: ChosenAugmentation[] = [];
  for (const { type, module, options } of augmentations)
    chosen.push({ augmentation: await importAugmentation(type, module), options });
  return trainingPipeline(buildSteps(chosen, network), network);
}

async function importAugmentation(type: string, module: string): Promise<Augmentation> {
  const problem = { message: `the augmentation \`${type}\` cannot be imported in a worker thread` };
  const expected = "its `module` to export it";
  let exported: object;
  try {
    // A module is an object.
    exported = (await import(module)) as object;
  } catch (cause) {
    throw new AugmentationFailedError({ ...problem, expected, found: String(cause) }, { cause });
  }
  const found = Object.values(exported).find((value): value is Augmentation => isAugmentation(value, type));
  if (found !== undefined) return found;
  throw new AugmentationFailedError({ ...problem, expected, found: `${module}, which exports none of that type` });
}

function isAugmentation(value: unknown, type: string): value is Augmentation {
  return typeof value === "object" && value !== null && Reflect.get(value, "type") === type && "build" in value;
}
