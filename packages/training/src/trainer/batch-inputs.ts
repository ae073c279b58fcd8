import type { TensorData } from "@netgraft/core";
import type { Batch } from "@netgraft/data";
import { labelsInput } from "../step/input-names.js";
import { drawnInputs, scalarInputs } from "../step/step-inputs.js";
import { labelTensor } from "./label-tensor.js";
import type { Position } from "./position.js";
import type { PreparedTraining } from "./prepared-training.js";

/** The inputs of a step, or of what accumulates gradients. */
export function batchInputs(
  batch: Batch,
  { step: { graph, accumulate, optimizer }, loss, classes }: PreparedTraining,
  position: Position,
  seed: number,
): Readonly<Record<string, TensorData>> {
  return {
    input: { shape: batch.shape, data: batch.images },
    [labelsInput]: labelTensor(batch, loss.labels, classes),
    ...(position.isLast ? scalarInputs(optimizer, position) : {}),
    ...drawnInputs(position.isLast ? graph : (accumulate ?? graph), { step: position.batch, seed }),
  };
}
