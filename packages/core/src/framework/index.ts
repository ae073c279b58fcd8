export * from "./define-network.js";
export * from "./framework.js";
export * from "./network.js";
export * from "./open-config.js";
export * from "./written-network-config.js";
