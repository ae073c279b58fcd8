import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nameOf } from "../case/corpus.js";
import type { Fault } from "../case/judge.js";
import type { Failure } from "./job.js";

/** Keeps an input that fails, and beside it what is wrong and how to see it again. */
export function keepFailure(folder: string, target: string, fault: Fault, input: Uint8Array): Failure {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${fault.kind}-${nameOf(input)}`);
  writeFileSync(path, input);
  writeFileSync(`${path}.txt`, `npm run fuzz -- ${target} --case ${path}\n\n${fault.kind}: ${fault.message}\n`);
  return { ...fault, input: path };
}
