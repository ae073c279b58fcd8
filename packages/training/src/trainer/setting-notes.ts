import type { Problem } from "@netgraft/core";
import type { TrainingPlan } from "../plan/training-plan.js";
import { warmedUpDecay } from "../step/average-state.js";
import type { PreparedTraining } from "./prepared-training.js";

/** The part of the learning rate below which an epoch changes next to nothing. */
const idlePart = 1e-3;
/** The part of a running average that may be left of the first weights when a run is done. */
const startPart = 0.1;

/** What a plan has that wastes time: told as a run begins, which it does not keep from running. */
export function settingNotes(
  plan: Pick<TrainingPlan, "epochs" | "learningRate" | "averageDecay" | "averageWarmup">,
  prepared: Pick<PreparedTraining, "learningRate" | "stepsPerEpoch">,
): readonly Problem[] {
  return [...idleEpochs(plan, prepared), ...unmovedAverage(plan, prepared)];
}

/** Epochs at the beginning in which the rate is next to 0 at every step: a warm-up that changes it between epochs alone. */
function idleEpochs(
  { epochs, learningRate: base }: Pick<TrainingPlan, "epochs" | "learningRate">,
  { learningRate, stepsPerEpoch }: Pick<PreparedTraining, "learningRate" | "stepsPerEpoch">,
): readonly Problem[] {
  let [step, highest] = [0, 0];
  for (; step < epochs * stepsPerEpoch; step += 1) {
    const rate = learningRate({ step, watched: [] });
    if (rate > idlePart * base) break;
    highest = Math.max(highest, rate);
  }
  const idle = Math.floor(step / stepsPerEpoch);
  if (idle === 0) return [];
  const which = idle === 1 ? "in the first epoch" : `in the first ${idle} epochs`;
  return [
    {
      at: "schedule",
      message: `${which} the learning rate is at most ${Number(highest.toPrecision(3))}, so that next to nothing is learned`,
      expected: "`every: step`, or a higher `warmupLearningRate`, where that is not meant",
    },
  ];
}

function unmovedAverage(
  { epochs, averageDecay, averageWarmup }: Pick<TrainingPlan, "epochs" | "averageDecay" | "averageWarmup">,
  { stepsPerEpoch }: Pick<PreparedTraining, "stepsPerEpoch">,
): readonly Problem[] {
  if (averageDecay === undefined) return [];
  const steps = epochs * stepsPerEpoch;
  let left = 1;
  for (let step = 1; step <= steps && left > startPart; step += 1)
    left *= averageWarmup === true ? warmedUpDecay(averageDecay, step) : averageDecay;
  if (left <= startPart) return [];
  const fitting = startPart ** (1 / steps);
  return [
    {
      at: "averageDecay",
      message: `after all ${steps} steps, ${Math.round(100 * left)} % of the running average is still the first weights`,
      expected: `\`averageWarmup: true\`, or at most ${Math.floor(1e4 * fitting) / 1e4}`,
      found: String(averageDecay),
    },
  ];
}
