export * from "./detach.js";
export * from "./dropout.js";
export * from "./shake-shake.js";
