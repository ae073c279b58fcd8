export * from "./problem.js";
export * from "./netgraft-error.js";
export * from "./problem-places.js";
export * from "./nearest.js";
export * from "./errors.js";
export * from "./faults.js";
