/** A JSON object. */
export type JsonMap = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object. */
export function isJsonMap(value: unknown): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property of what a server or a file says, of whatever kind it is. */
export function propertyOf(value: unknown, key: string): unknown {
  return isJsonMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
