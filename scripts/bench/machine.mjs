import { availableParallelism, cpus, totalmem } from "node:os";

/** What figures depend on beside the programs. */
export const machine = {
  cpu: cpus()[0]?.model ?? "unknown",
  cores: availableParallelism(),
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  node: process.version,
};

/** The threads that every contestant has. */
export const threads = Math.min(2, machine.cores);

/** The machine in a line. */
export function describeMachine() {
  return `${machine.cpu}, ${machine.cores} cores, ${machine.memory}, Node ${machine.node}`;
}
