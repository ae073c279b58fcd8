export type * from "./availability.js";
export type * from "./engine.js";
export * from "./exporter.js";
export type * from "./profile.js";
export type * from "./program.js";
export type * from "./training-session.js";
