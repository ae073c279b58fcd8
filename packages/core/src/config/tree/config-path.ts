/**
 * The way to a value in a config: a text is a key of a map or the identity of a list item, a number the index of a
 * list item.
 */
export type ConfigPath = readonly (string | number)[];

/** Characters that cannot stand in an unquoted key: they have a meaning in paths and arguments. */
export const specialInKey = /[.[\]="'\s]/;

/** Prints a path: `attachments.se.where.stages[0]`; keys with special characters as `attachments["my.id"]`. */
export function formatConfigPath(path: ConfigPath): string {
  let text = "";
  for (const segment of path) {
    if (typeof segment === "number") text += `[${segment}]`;
    else if (segment === "" || specialInKey.test(segment)) text += `[${JSON.stringify(segment)}]`;
    else text += text === "" ? segment : `.${segment}`;
  }
  return text;
}
