import { assertNormalizes, assertTakesPictures } from "../picture/assert-takes-pictures.js";
import { evaluationPipeline, type Pipeline, trainingPipeline } from "./pipeline.js";
import type { PipelineConfig } from "./picture-workers.js";
import { buildSteps } from "./steps.js";

/** @throws NG_INPUT_MISFIT, NG_AUGMENTATION_MISFIT, NG_AUGMENTATION_FAILED */
export function buildPipeline({ network, augmentations, decoder, form }: PipelineConfig): Pipeline {
  if (form === "values") assertNormalizes(network);
  else assertTakesPictures(network);
  const pipeline =
    augmentations === undefined
      ? evaluationPipeline(network)
      : trainingPipeline(buildSteps(augmentations, network), network);
  return { ...pipeline, decoder };
}
