import type { PictureBatch } from "@netgraft/core";
import { randomNumbers } from "@netgraft/core/graph";
import { AugmentationMisfitError } from "../errors.js";
import type { Batch } from "./batch.js";
import { applyStep, type PlacedStep } from "./steps.js";

/** Which batch it is. */
export interface BatchPlace {
  readonly seed: number;
  /** Both counted from 0, the batch within its epoch. */
  readonly epoch: number;
  readonly batch: number;
}

/**
 * A batch after the augmentations of batches, with its targets. What is random about it depends on the seed, the epoch,
 * its place in the epoch and the place of the augmentation in its list, and on nothing else.
 * @throws NG_AUGMENTATION_FAILED, NG_AUGMENTATION_MISFIT where one gives another shape
 */
export function mixedBatch(
  batch: Batch,
  steps: readonly PlacedStep<PictureBatch>[],
  classes: number,
  { seed, epoch, batch: place }: BatchPlace,
): Batch {
  if (steps.length === 0) return batch;
  const { images, shape, labels } = batch;
  const targets = new Float32Array(labels.length * classes);
  for (const [example, label] of labels.entries()) targets[example * classes + label] = 1;
  const name = `batch ${place + 1} of epoch ${epoch + 1}`;
  const mixed = steps.reduce<PictureBatch>(
    (before, step) => {
      const after = applyStep(before, step, name, (position) =>
        randomNumbers(seed, `augmentation ${position} of batch ${place} in epoch ${epoch}`),
      );
      assertSameShape(after, before, `${name}: augmentations[${step.position}]`);
      return after;
    },
    { images, shape, targets, classes },
  );
  return { ...batch, images: mixed.images, targets: mixed.targets };
}

/** @throws NG_AUGMENTATION_MISFIT */
function assertSameShape(after: PictureBatch, before: PictureBatch, at: string): void {
  const said = ({ images, targets }: PictureBatch): string => `${images.length} values and ${targets.length} targets`;
  if (said(after) === said(before)) return;
  throw new AugmentationMisfitError({
    at,
    message: "a step on batches gives a batch of the shape that it is given",
    expected: `${before.shape.join("×")} with ${before.classes} classes: ${said(before)}`,
    found: said(after),
  });
}
