export { labelsInput } from "./input-names.js";
export type { ParameterGroup } from "./parameter-groups.js";
export type { Slot } from "./slot.js";
export { drawnInputs, scalarInputs, stepInputs } from "./step-inputs.js";
export { averagedState, initialStepState, trainedState } from "./step-state.js";
export type { Frozen } from "./with-gradients.js";
export { trainingStep, type TrainingStep, type TrainingStepOptions } from "./training-step.js";
