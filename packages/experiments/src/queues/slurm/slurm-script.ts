import type { SubmittedSweep } from "@netgraft/core/host";
import type { SlurmOptions } from "./slurm-options.js";

/** Where a sweep's folder has its script and what its tasks print. */
export const slurmFolder = "slurm";

/**
 * The script of a job array with a task for each run that is left, to be submitted from the sweep's folder. Tasks are alike: each takes the run
 * that is next, so that it matters to none which of them Slurm starts again.
 */
export function slurmScript(
  { name, left, worker }: Pick<SubmittedSweep, "name" | "left" | "worker">,
  options: SlurmOptions,
): string {
  const { partition, account, time, cpus, memory, parallel, notice, restarts } = options;
  const valued = { partition, account, time, "cpus-per-task": cpus, mem: memory };
  const lines = [
    `--job-name=${name.replaceAll(/[^\w.-]+/g, "-")}`,
    `--array=0-${left - 1}${parallel === undefined ? "" : `%${parallel}`}`,
    "--requeue",
    `--signal=B:USR1@${notice}`,
    "--open-mode=append",
    `--output=${slurmFolder}/%A_%a.out`,
    ...Object.entries(valued).flatMap(([key, value]) => (value === undefined ? [] : [`--${key}=${value}`])),
    ...options.options,
  ];
  return `#!/bin/sh
# Runs of a sweep, one a task. To submit it by hand, from the folder of the sweep: sbatch ${slurmFolder}/submit.sh
${lines.map((line) => `#SBATCH ${line}`).join("\n")}

asked=
worker=
# The time is nearly up: the worker leaves a checkpoint.
trap 'asked=1; [ -z "$worker" ] || kill -TERM "$worker" 2>/dev/null' USR1

# Puts the task back into the queue, which ends this script; its next worker goes on from a checkpoint.
again() {
  # The number of the job alone can mean the whole array.
  scontrol requeue "\${SLURM_ARRAY_JOB_ID}_\${SLURM_ARRAY_TASK_ID}" && sleep 300
  exit 1
}

${worker(cpus).map(shellWord).join(" ")} &
worker=$!
[ -z "$asked" ] || kill -TERM "$worker"
while :; do
  wait "$worker"
  status=$?
  # A signal ends the wait before the worker.
  kill -0 "$worker" 2>/dev/null || break
done
if [ "$status" -eq 0 ]; then exit 0; fi
if [ -n "$asked" ]; then again; fi
# It was killed, as by a node that has too little memory.
if [ "$status" -gt 128 ] && [ "\${SLURM_RESTART_COUNT:-0}" -lt ${restarts} ]; then again; fi
exit "$status"
`;
}

/** A word as a shell takes it, whatever is in it. */
function shellWord(word: string): string {
  return /^[\w./:@+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
