import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { randomNumbers } from "@netgraft/core/graph";

/** When a process is killed: so long after it has shown so many steps, a byte of its output each. */
export interface Kill {
  readonly steps: number;
  readonly milliseconds: number;
}

/** So many moments, others each time. */
export function randomKills(count: number): readonly Kill[] {
  const random = randomNumbers(Date.now() % 2 ** 32, "kills");
  return Array.from({ length: count }, () => ({ steps: 1 + random.below(8), milliseconds: random.below(30) }));
}

/** Runs a program of Node in a process of its own, which is killed; the signal that ended it, or undefined where it came to its end. */
export function runKilled(program: string, parameters: readonly string[], kill?: Kill): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
    let seen = 0;
    child.stdout.on("data", (text: Buffer) => {
      const before = seen;
      seen += text.length;
      if (kill !== undefined && before < kill.steps && seen >= kill.steps)
        void setTimeout(kill.milliseconds).then(() => child.kill("SIGKILL"));
    });
    child.on("error", reject);
    child.on("exit", (status, signal) => {
      if (status === 0 || signal === "SIGKILL") resolve(signal ?? undefined);
      else reject(new Error(`the process ended with status ${status}`));
    });
  });
}
