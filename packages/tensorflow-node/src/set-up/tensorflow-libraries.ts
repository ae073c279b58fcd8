import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { SetUpSourceError } from "../native/errors.js";

/** A TensorFlow to build the addon with; all paths are absolute. */
export interface TensorFlowLibraries {
  readonly core: string;
  readonly framework: string;
  readonly include: string;
}

/** Header files that the addon includes. */
const headers = [join("tensorflow", "c", "c_api.h"), join("tensorflow", "c", "eager", "c_api.h")];

/**
 * Finds TensorFlow's libraries and header files in a folder: the `tensorflow` of a Python's site-packages, the
 * site-packages themselves, or an unpacked libtensorflow.
 * @throws NG_SETUP_SOURCE, with all that was looked for and is not there
 */
export function tensorFlowLibraries(from: string): TensorFlowLibraries {
  const folder = [from, join(from, "tensorflow")].map((path) => resolve(path)).find(hasCore);
  const [core, framework] = [first(folder ?? from, names("", "_cc")), first(folder ?? from, names("_framework"))];
  const include = join(resolve(folder ?? from), "include");
  const missing = headers.filter((header) => !existsSync(join(include, header)));
  if (core !== undefined && framework !== undefined && missing.length === 0) return { core, framework, include };
  throw new SetUpSourceError(
    existsSync(from)
      ? [
          ...(core === undefined ? [lacks(from, "TensorFlow's library", names("", "_cc"))] : []),
          ...(framework === undefined ? [lacks(from, "TensorFlow's framework library", names("_framework"))] : []),
          ...(missing.length > 0
            ? [
                lacks(
                  from,
                  "TensorFlow's header files",
                  missing.map((header) => join("include", header)),
                  " and ",
                ),
              ]
            : []),
        ]
      : {
          at: from,
          message: "there is no such folder",
          expected: "an unpacked libtensorflow, or the folder tensorflow of a Python's site-packages",
        },
  );
}

function hasCore(folder: string): boolean {
  return first(folder, names("", "_cc")) !== undefined;
}

/** Where a library of TensorFlow 2 may be, below its folder. */
function names(...endings: readonly string[]): readonly string[] {
  const files = endings.map((ending) =>
    process.platform === "darwin" ? `libtensorflow${ending}.2.dylib` : `libtensorflow${ending}.so.2`,
  );
  return ["", "lib"].flatMap((folder) => files.map((file) => join(folder, file)));
}

function first(folder: string, paths: readonly string[]): string | undefined {
  return paths.map((path) => resolve(folder, path)).find((path) => existsSync(path));
}

function lacks(
  at: string,
  what: string,
  paths: readonly string[],
  and = " or ",
): { at: string; message: string; expected: string } {
  return { at, message: `the folder has not ${what}`, expected: paths.join(and) };
}
