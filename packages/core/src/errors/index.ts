export * from "./problem.js";
export * from "./netgraft-error.js";
export * from "./define-error.js";
export * from "./locate.js";
export * from "./with-problems.js";
export * from "./within.js";
export * from "./nearest.js";
export * from "./errors.js";
