import type { TensorData } from "@netgraft/core";
import type { Batch } from "../loader/batch.js";
import { labelsInput } from "../step/input-names.js";
import { drawnInputs, scalarInputs } from "../step/step-inputs.js";
import { labelTensor } from "./label-tensor.js";
import type { PreparedTraining } from "./prepared-training.js";

/** What decides the inputs of a batch beside its pictures. */
export interface BatchPosition {
  /** The batch and the update, counted from 1 over all epochs. */
  readonly batch: number;
  readonly step: number;
  readonly learningRate: number;
  readonly seed: number;
  /** Whether the update comes with it. */
  readonly isLast: boolean;
}

/** The inputs of a step, or of what accumulates gradients. */
export function batchInputs(
  { images, shape, labels }: Batch,
  { step: { graph, accumulate, optimizer }, loss, classes }: PreparedTraining,
  { batch, step, learningRate, seed, isLast }: BatchPosition,
): Readonly<Record<string, TensorData>> {
  return {
    input: { shape, data: images },
    [labelsInput]: labelTensor(labels, loss.labels, classes),
    ...(isLast ? scalarInputs(optimizer, { step, learningRate }) : {}),
    ...drawnInputs(isLast ? graph : (accumulate ?? graph), { step: batch, seed }),
  };
}
