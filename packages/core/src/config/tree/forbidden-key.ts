import type { Problem } from "../../errors/index.js";
import { type ConfigPath, formatConfigPath } from "./config-path.js";
import { describeOrigin, type Origin } from "./origin.js";

export function forbiddenKeyProblem(path: ConfigPath, keyOrigin: Origin): Problem {
  return {
    at: formatConfigPath(path),
    message: "this key is not allowed in a config",
    source: describeOrigin(keyOrigin),
  };
}
