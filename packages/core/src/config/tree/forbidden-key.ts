import type { Problem } from "../../errors/index.js";
import { type ConfigPath, formatConfigPath } from "./config-path.js";
import { describeOrigin, type Origin } from "./origin.js";

const forbidden: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Whether the key would reach an object's prototype; such keys are refused wherever they come from. */
export function isForbiddenKey(key: string): boolean {
  return forbidden.has(key);
}

export function forbiddenKeyProblem(path: ConfigPath, keyOrigin: Origin): Problem {
  return {
    at: formatConfigPath(path),
    message: "this key is not allowed in a config",
    source: describeOrigin(keyOrigin),
  };
}
