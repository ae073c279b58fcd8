export * from "./adaptive-average-pool.js";
export * from "./adaptive-max-pool.js";
export type { AdaptivePoolAttributes } from "./adaptive-ranges.js";
export * from "./average-pool-gradient.js";
export * from "./average-pool.js";
export * from "./global-pool.js";
export * from "./max-pool-gradient.js";
export * from "./max-pool.js";
