import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { python } from "@netgraft/test-support";

const execute = promisify(execFile);

/** Runs a script of this repository and gives what it prints. */
export async function runScript(script: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execute(python, [new URL(`../../../scripts/${script}`, import.meta.url).pathname, ...args], {
    maxBuffer: 1 << 26,
  });
  return stdout;
}
