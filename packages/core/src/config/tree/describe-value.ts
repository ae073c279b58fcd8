import { counted } from "../../errors/index.js";

const longest = 60;

/** A value in the words of someone who writes YAML: `text "abc"`, `the number 3.5`, `a list of 2 values`. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `text ${JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value)}`;
    case "number":
      return Number.isFinite(value)
        ? `the number ${value}`
        : `the number ${Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf"}`;
    case "boolean":
      return String(value);
    case "undefined":
      return "nothing";
    case "object":
      if (value === null) return "nothing (null)";
      if (Array.isArray(value)) return describeList(value.length);
      return describeObject(value);
    default:
      return `a ${typeof value}`;
  }
}

function describeList(length: number): string {
  if (length === 0) return "an empty list";
  return `a list of ${counted(length, "value")}`;
}

function describeObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype)
    return `an object of class ${value.constructor?.name || "unknown"}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty map";
  const shown = keys.slice(0, 5).join(", ");
  return `a map with the ${keys.length === 1 ? "key" : "keys"} ${shown}${keys.length > 5 ? ", …" : ""}`;
}
