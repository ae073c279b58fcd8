export { findCommand } from "./find-command.js";
export { installPackage } from "./install-package.js";
export { assertRoom, makeWhole } from "./make-whole.js";
export { type Command, failureOf, type Ran, run, type RunOptions } from "./run.js";
export type { Work } from "./work.js";
