export * from "./availability.js";
export * from "./engine.js";
export * from "./exporter.js";
export * from "./program.js";
export * from "./training-session.js";
