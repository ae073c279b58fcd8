export * from "./augmentation.js";
export * from "./dataset.js";
export * from "./picture.js";
