/** A pattern for paths as a regular expression: `*` stands for any name, `**` for any path, `{a,b}` for a or b. */
export function pathPattern(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+?^$()|[\]\\]/g, "\\$&");
  const chosen = escaped.replaceAll(/\{([^{}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(",", "|")})`);
  return new RegExp(`^${chosen.replaceAll(/\*+/g, (stars) => (stars.length > 1 ? ".*" : "[^.]*"))}$`);
}
