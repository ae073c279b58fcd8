import type { Problem } from "../errors/index.js";
import { componentNameRule, type NameRule, shownName } from "../names/name-rules.js";

/** What a field of a plugin or component has to be; these come from JavaScript too, where no compiler has looked. */
export interface FieldCheck {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

export const text: FieldCheck = { expected: "text", holds: (value) => typeof value === "string" && value !== "" };
/** The name of a component. */
export const typeName: FieldCheck = named(componentNameRule);
/** The name of a component that is the name of a module where a config gives no other. */
export const moduleType: FieldCheck = {
  expected: "a name of letters, digits, _ and -",
  holds: (value) => typeName.holds(value) && !String(value).includes("."),
};
export const method: FieldCheck = { expected: "a function", holds: (value) => typeof value === "function" };
/** A name that is shown and never computed with. */
export const shown: FieldCheck = named(shownName);
export const list: FieldCheck = { expected: "a list", holds: Array.isArray };
export const textList: FieldCheck = {
  expected: "a list of texts",
  holds: (value) => Array.isArray(value) && value.every(text.holds),
};
export const map: FieldCheck = { expected: "an object", holds: isObject };
const textMap: FieldCheck = {
  expected: "an object of texts",
  holds: (value) => isObject(value) && Object.values(value).every(text.holds),
};
/** Texts by names of places. */
export const placeMap: FieldCheck = {
  expected: "an object of texts by names of letters, digits, _ and -",
  holds: (value) => isObject(value) && textMap.holds(value) && Object.keys(value).every(moduleType.holds),
};
/** Told by what zod 4 gives all its schemas: a plugin may have a copy of zod of its own. */
export const schema: FieldCheck = {
  expected: "a schema of zod 4",
  holds: (value) => isObject(value) && "_zod" in value && method.holds(Reflect.get(value, "safeParse")),
};

function named({ expected, pattern }: NameRule): FieldCheck {
  return { expected, holds: (value) => typeof value === "string" && pattern.test(value) };
}

export function oneOf(...choices: readonly string[]): FieldCheck {
  return {
    expected: choices.map((choice) => JSON.stringify(choice)).join(" or "),
    holds: (value) => choices.some((choice) => choice === value),
  };
}

export function optional({ expected, holds }: FieldCheck): FieldCheck {
  return { expected: `${expected}, or nothing`, holds: (value) => value === undefined || holds(value) };
}

/** The problems of an object's fields; `what` names the object in them. */
export function fieldProblems(
  what: string,
  value: object,
  checks: Readonly<Record<string, FieldCheck>>,
  at: Pick<Problem, "at">,
): readonly Problem[] {
  return Object.entries(checks).flatMap(([field, { expected, holds }]): Problem[] => {
    const found: unknown = Reflect.get(value, field);
    return holds(found)
      ? []
      : [{ ...at, message: `"${field}" of the ${what} is malformed`, expected, found: describeKind(found) }];
  });
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What kind of value it is, in words. */
export function describeKind(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return `an object with ${Object.keys(value).join(", ") || "no keys"}`;
  if (typeof value === "string") return JSON.stringify(value);
  return typeof value === "number" || typeof value === "boolean" ? `the ${typeof value} ${value}` : `a ${typeof value}`;
}
