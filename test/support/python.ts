import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The interpreter for tests that compare with PyTorch; another one is named by the environment. */
export const python = process.env["NETGRAFT_PYTHON"] ?? "python3";

/** Why the interpreter cannot import these modules, or undefined where it can. */
export async function missingModules(...modules: readonly string[]): Promise<string | undefined> {
  try {
    await execute(python, ["-c", `import ${modules.join(", ")}`]);
    return undefined;
  } catch (error) {
    const [last = String(error)] = (error as { stderr?: string }).stderr?.trim().split("\n").toReversed() ?? [];
    return `${python} cannot import ${modules.join(", ")} (${last}); NETGRAFT_PYTHON names another interpreter`;
  }
}

/** Runs a script of this repository and gives what it prints. */
export async function runScript(script: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execute(python, [new URL(`../../../scripts/${script}`, import.meta.url).pathname, ...args], {
    maxBuffer: 1 << 26,
  });
  return stdout;
}
