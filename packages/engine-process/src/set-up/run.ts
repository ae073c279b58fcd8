import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Work } from "./work.js";

/** A command with parameters that come before all others. */
export interface Command {
  readonly path: string;
  readonly parameters: readonly string[];
}

/** How a command ended. */
export interface Ran {
  readonly succeeded: boolean;
  /** `exit status 1`, or what kept it from starting. */
  readonly how: string;
  /** The last lines that it wrote. */
  readonly lines: readonly string[];
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended. */
  readonly limit?: number;
}

/** Lines that are kept. */
const kept = 200;

/** Runs a command to its end. @throws the reason of the work's signal where that ended it */
export async function run(
  { path, parameters }: Command,
  more: readonly string[],
  work: Work,
  { cwd, env = {}, limit }: RunOptions = {},
): Promise<Ran> {
  work.signal?.throwIfAborted();
  const child = spawn(path, [...parameters, ...more], {
    cwd,
    env: { ...work.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    signal: work.signal,
    timeout: limit,
    // npm is a script there.
    shell: path.endsWith(".cmd"),
  });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on("line", (line) => {
      lines.push(line);
      if (lines.length > kept) lines.shift();
      work.line(line);
    });
  let failure: string | undefined;
  child.on("error", (error) => (failure = error.message));
  // `close` comes after `error` and after the last line.
  const ended = await new Promise<{ status: number | null; signal: string | null }>((resolve) => {
    child.on("close", (status, signal) => resolve({ status, signal }));
  });
  work.signal?.throwIfAborted();
  const how = typeof ended.signal === "string" ? `ended by ${ended.signal}` : `exit status ${ended.status}`;
  return { succeeded: ended.status === 0, how: failure ?? how, lines };
}

/** How a command that has failed ended, and the line that says most of why. */
export function failureOf({ how, lines }: Ran): string {
  const telling =
    lines.find((line) => /error:|\bERR!|^npm error/i.test(line)) ?? lines.findLast((line) => line.trim() !== "");
  return telling === undefined ? how : `${how}: ${telling.trim()}`;
}
