import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ProgramMissingError } from "./errors.js";

/**
 * Checks that a program is there that runs beside this one, in a thread or a process of its own. A bundler that makes one file of
 * many leaves it out, and where the bundle is CommonJS, there is no `import.meta.url` to look from.
 * @param name from the folder of the module that starts it: `./child.js`
 * @param module `import.meta.url` of that module
 * @throws NG_PROGRAM_MISSING
 */
export function assertProgramFile(name: string, module: string | undefined): void {
  const expected = "the packages of Netgraft as they are installed: external to the bundle (docs/bundling.md)";
  if (module === undefined || module === "")
    throw new ProgramMissingError({
      at: name,
      message: "this program runs in a thread or a process of its own, and the bundle does not know where it is",
      expected,
    });
  const url = new URL(name, module);
  if (url.protocol !== "file:" || existsSync(url)) return;
  throw new ProgramMissingError({
    at: fileURLToPath(url),
    message: "this file, which runs in a thread or a process of its own, is not there",
    expected,
  });
}
