import type { Batch } from "@netgraft/data";
import { float32Tensor, type NamedTensors } from "@netgraft/core";
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
): NamedTensors {
  return {
    input: float32Tensor(batch.shape, batch.images),
    [labelsInput]: labelTensor(batch, loss.labels, classes),
    ...(position.isLast ? scalarInputs(optimizer, position) : {}),
    ...drawnInputs(position.isLast ? graph : (accumulate ?? graph), { step: position.batch, seed }),
  };
}
