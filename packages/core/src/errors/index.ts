export * from "./problem.js";
export * from "./netgraft-error.js";
export * from "./define-error.js";
export * from "./locate.js";
export * from "./nearest.js";
export * from "./errors.js";
