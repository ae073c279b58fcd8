import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The names that distributions give to Chromium and what is built on it. */
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a Chromium on this machine: that of NETGRAFT_CHROMIUM, or the first on PATH. */
export function findChromium(env = process.env): string | undefined {
  const { NETGRAFT_CHROMIUM: named = "", PATH = "" } = env;
  if (named !== "") return named;
  const paths = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return paths.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
