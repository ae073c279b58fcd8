import { spawnSync } from "node:child_process";
import { skipBecause } from "./skip-because.js";

/** The interpreter for tests beside Python; another one is named by the environment. */
export const python = process.env["NETGRAFT_PYTHON"] ?? "python3";

/** Why the interpreter cannot import these modules, or undefined where it can. */
export function missingModules(...modules: readonly string[]): string | undefined {
  const { status, stderr, error } = spawnSync(python, ["-c", `import ${modules.join(", ")}`], { encoding: "utf8" });
  if (status === 0) return undefined;
  const last = error?.message ?? stderr.trim().split("\n").at(-1) ?? "";
  return `${python} cannot import ${modules.join(", ")} (${last}); NETGRAFT_PYTHON names another interpreter`;
}

/** Skips the test, or in a hook those of its suite, where Python cannot import these modules. */
export function needsPython(context: Mocha.Context, ...modules: readonly string[]): void {
  const reason = missingModules(...modules);
  if (reason !== undefined) skipBecause(context, reason);
}

/** What a program in Python prints, parsed as JSON. */
export function runPython(program: string, ...args: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(python, ["-B", "-c", program, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${python} failed: ${stderr}`);
  return JSON.parse(stdout);
}
