import { dirname, resolve } from "node:path";
import { fileSystem } from "./file-system.js";
import { isMissing } from "./system-error.js";

/** Links that lead to one another, as many as Linux follows. */
const mostLinks = 40;

/**
 * Where a path leads by way of symbolic links, of which the last may lead to what is not there yet.
 * @throws the errors of the system, also where links lead in a circle
 */
export async function destination(path: string): Promise<string> {
  let target = path;
  for (let followed = 0; ; followed += 1) {
    try {
      return await fileSystem.realpath(target);
    } catch (error) {
      if (!isMissing(error) || followed === mostLinks) throw error;
    }
    try {
      target = resolve(dirname(target), await fileSystem.readlink(target));
    } catch (error) {
      // There is nothing, not even a link.
      if (isMissing(error)) return target;
      throw error;
    }
  }
}
