import type { LabelForm } from "@netgraft/core";
import { float32Tensor, type NamedTensors, type Tensor } from "@netgraft/core/graph";
import type { Batch } from "@netgraft/data";
import { labelsInput } from "../step/input-names.js";
import { drawnInputs, scalarInputs } from "../step/step-inputs.js";
import type { Position } from "./position.js";
import type { PreparedTraining } from "./prepared-training.js";

/** The inputs of a step, or of what accumulates gradients. */
export function batchInputs(
  batch: Batch,
  { step, loss, classes }: PreparedTraining,
  position: Position,
  seed: number,
): NamedTensors {
  return {
    input: float32Tensor(batch.shape, batch.images),
    [labelsInput]: labelTensor(batch, loss.labels, classes),
    ...(position.isLast ? scalarInputs(step, position) : {}),
    ...drawnInputs(position.isLast ? step.graph : (step.accumulate ?? step.graph), { step: position.batch, seed }),
  };
}

/** What a batch shows as a loss takes it: [batch] indices, or [batch, channel] with the share of each class. */
function labelTensor(
  { labels, targets }: Pick<Batch, "labels" | "targets">,
  form: LabelForm,
  classes: number,
): Tensor<"float32"> {
  if (form === "classes") return float32Tensor([labels.length], Float32Array.from(labels));
  const shape = [labels.length, classes];
  if (targets !== undefined) return float32Tensor(shape, targets);
  const data = new Float32Array(labels.length * classes);
  for (const [example, label] of labels.entries()) data[example * classes + label] = 1;
  return float32Tensor(shape, data);
}
