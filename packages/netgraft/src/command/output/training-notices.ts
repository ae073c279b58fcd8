import { describeProblem } from "@netgraft/core/graph";
import type { TrainingEvent } from "@netgraft/training";
import { partialWeightsLine } from "./partial-weights.js";

/** What an event says beside the progress of training, a line each. */
export function trainingNotices(event: TrainingEvent): readonly string[] {
  switch (event.kind) {
    case "weights":
      return [partialWeightsLine(event.file, event)];
    case "weightsNote":
      return [`weights of ${event.file}: ${event.note}`];
    case "dataset":
      return event.notes.map(describeProblem);
    case "brokenPicture":
      return [`left out: ${describeProblem(event.problem)}`];
    case "warning":
      return [`warning: ${describeProblem(event.problem)}`];
    default:
      return [];
  }
}
