import { OptionUnsupportedError } from "@netgraft/core";
import { Faults, type Graph, within } from "@netgraft/core/graph";
import { partsOf } from "./parts-of-network.js";
import { type TrainingPlan, watchedOf } from "./training-plan.js";

/**
 * Checks what can be seen of a plan without its pictures: whether its parts hold together, and whether the network has what it
 * names.
 * @throws NG_OPTION_UNSUPPORTED with all that is wrong
 */
export function assertPlan(plan: TrainingPlan, network: Graph): void {
  const { epochs, learningRate, monitor, schedule } = plan;
  const faults = new Faults();
  faults.attempt(() => assertAverages(plan));
  faults.attempt(() =>
    within("schedule", () =>
      // Whether a schedule fits does not depend on the steps of an epoch.
      schedule.component.build(schedule.options, {
        learningRate,
        epochs,
        stepsPerEpoch: 1,
        watched: watchedOf(monitor),
      }),
    ),
  );
  faults.attempt(() => partsOf(plan, network));
  faults.throwIfAny();
}

/** @throws NG_OPTION_UNSUPPORTED where averages are to warm up, and there are none */
function assertAverages({ averageDecay, averageWarmup }: TrainingPlan): void {
  if (averageWarmup !== true || averageDecay !== undefined) return;
  throw new OptionUnsupportedError({
    at: "averageWarmup",
    message: "there is no running average",
    expected: "an `averageDecay`, too",
  });
}
