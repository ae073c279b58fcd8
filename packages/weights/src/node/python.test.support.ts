import { spawnSync } from "node:child_process";

const python = process.env["NETGRAFT_PYTHON"] ?? "python3";

/** Skips the test where Python (`NETGRAFT_PYTHON`, by default python3) cannot import these modules, and says so. */
export function needsPython(context: Mocha.Context, ...modules: readonly string[]): void {
  const { status } = spawnSync(python, ["-c", `import ${modules.join(", ")}`]);
  if (status === 0) return;
  if (context.test)
    context.test.title += ` (skipped: ${python} cannot import ${modules.join(", ")}; set NETGRAFT_PYTHON)`;
  context.skip();
}

/** Runs a program in Python and returns what it prints, parsed as JSON. */
export function runPython(program: string, ...args: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(python, ["-B", "-c", program, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${python} failed: ${stderr}`);
  return JSON.parse(stdout);
}
