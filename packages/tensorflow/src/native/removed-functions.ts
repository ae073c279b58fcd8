import util from "node:util";

/**
 * Gives tfjs-node the functions that it calls and Node 23 has removed; Node 22 warns of them. To be called before tfjs-node is
 * imported.
 */
export function restoreRemovedFunctions(): void {
  Object.assign(util, {
    isArray: Array.isArray,
    isNullOrUndefined: (value: unknown): boolean => value === undefined || value === null,
  });
}
