import { availableParallelism, cpus, totalmem } from "node:os";
import type { Finding } from "@netgraft/core/graph";

/** Gigabytes below which training a ResNet-50 on 224×224 with batches of 8 does not fit. */
const trainingMemory = 3;

/** Node, the processors and the memory. */
export function machineFindings(): readonly Finding[] {
  const threads = availableParallelism();
  // Of a container, where it has a limit.
  const limit = process.constrainedMemory();
  const all = limit > 0 && limit < totalmem() ? limit : totalmem();
  const free = Math.min(process.availableMemory(), all);
  return [
    { what: "Node", state: "ok", found: `${process.version} on ${process.platform}-${process.arch}` },
    {
      what: "threads",
      state: "ok",
      found: `${threads} of ${cpus()[0]?.model.trim() ?? "an unknown processor"}; engines use all, or --threads`,
    },
    {
      what: "memory",
      state: "ok",
      found: `${gigabytes(free)} GB free of ${gigabytes(all)} GB`,
      ...(free < trainingMemory * 1e9 && { advice: "train with small batches, and accumulate" }),
    },
  ];
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}
