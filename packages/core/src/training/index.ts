export * from "./augmentation.js";
export * from "./dataset.js";
export * from "./loss.js";
export * from "./optimizer.js";
export type * from "./picture.js";
export * from "./schedule.js";
export type { TrainingComponent } from "./training-component.js";
