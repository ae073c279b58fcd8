/** What a module exports as its default; undefined where it exports none. */
export async function importDefault(url: string): Promise<unknown> {
  // A module's namespace is an object whose properties nobody knows yet.
  const module = (await import(url)) as Readonly<Record<string, unknown>>;
  return module["default"];
}

/** What code threw, in its own words: the class of the error where it says something, and the message. */
export function quote(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const message = error.message.split("\n")[0] ?? "";
  return error.name === "Error" ? message : `${error.name}: ${message}`;
}
