import type { Json } from "@netgraft/core";

/** All options of a component: `reduction 16, bias true`. */
export function optionsLabel(options: Json): string {
  return entriesOf(options)
    .filter(([key]) => key !== "type")
    .map(([key, value]) => `${key} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ");
}

/** The options that are numbers, which say how large it is: `reduction 16`. */
export function sizesLabel(options: Json): string {
  return entriesOf(options)
    .flatMap(([key, value]) => (typeof value === "number" ? [`${key} ${value}`] : []))
    .join(", ");
}

function entriesOf(options: Json): readonly (readonly [string, Json])[] {
  if (typeof options !== "object" || options === null || Array.isArray(options)) return [];
  return Object.entries(options).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}
