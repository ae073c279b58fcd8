import { z } from "@netgraft/core";

/** A word of an option of sbatch: it stands in a line that Slurm reads. */
const word = z
  .string()
  .regex(/^[\w.:,+@=/-]+$/, { error: "a word of letters, digits and . : , + @ = / - _ is needed" });
/**
 * Options of sbatch that a sweep's file may give beside those below: what chooses resources, and nothing that runs code or writes files, as the
 * file may come from elsewhere.
 */
const furtherKeys = [
  "constraint",
  "exclude",
  "exclusive",
  "gpus",
  "gpus-per-task",
  "gres",
  "licenses",
  "mem-per-cpu",
  "mem-per-gpu",
  "nice",
  "nodelist",
  "qos",
  "reservation",
  "tmp",
];
const further = z.string().regex(new RegExp(String.raw`^--(?:${furtherKeys.join("|")})(?:=[\w.:,+@=&|*/[\]-]+)?$`));

/** What a job array asks Slurm for. */
export const slurmOptions = z.strictObject({
  partition: word.optional().describe("The partition; by default that of the cluster."),
  account: word.optional().describe("The account that is charged."),
  time: z
    .union([z.int().positive(), z.string().regex(/^(\d+-)?\d+(:\d+){0,2}$/)])
    .optional()
    .describe(
      "How long a task may take before it leaves a checkpoint and is put back: minutes, `hours:minutes:seconds` or `days-hours`; by default " +
        "what the partition allows.",
    ),
  cpus: z.int().positive().optional().describe("Processors of a task, which are the threads of its engine."),
  memory: word.optional().describe("Memory of a task, e.g. `4G`."),
  parallel: z.int().positive().optional().describe("How many tasks run at a time; by default as many as Slurm starts."),
  notice: z
    .int()
    .min(10)
    .max(3600)
    .default(120)
    .describe("Seconds before its time is up at which a worker is told to leave its checkpoint."),
  restarts: z
    .int()
    .min(0)
    .default(20)
    .describe("How often a task may have been started again when it still goes on after its worker was killed."),
  options: z
    .array(further)
    .default([])
    .describe(
      `Further options of sbatch that choose resources, e.g. \`--gres=gpu:1\`; one of ${furtherKeys.join(", ")}.`,
    ),
});

/** Options of a job array, its defaults filled in. */
export type SlurmOptions = z.output<typeof slurmOptions>;
