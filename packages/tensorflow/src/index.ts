export * from "./native/errors.js";
