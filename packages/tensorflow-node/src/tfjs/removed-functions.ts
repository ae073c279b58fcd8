import util from "node:util";

/** Puts back what Node 23 has removed and tfjs-node calls. To be called before tfjs-node is imported. */
export function restoreRemovedFunctions(): void {
  const removed = {
    isArray: Array.isArray,
    isNullOrUndefined: (value: unknown): boolean => value === undefined || value === null,
  };
  for (const [name, value] of Object.entries(removed))
    if (!Object.hasOwn(util, name)) Object.assign(util, { [name]: value });
}
