import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Submission, SubmittedSweep } from "@netgraft/core/host";
import { makeFolder, writeFileWhole } from "@netgraft/files";
import { QueueRefusedError, QueueUnavailableError } from "../../errors.js";
import type { SlurmOptions } from "./slurm-options.js";
import { slurmFolder, slurmScript } from "./slurm-script.js";

/**
 * Writes the script of a sweep's job array into its folder, and submits it.
 * @throws NG_QUEUE_UNAVAILABLE where there is no sbatch, NG_QUEUE_REFUSED with the words of one that refuses it, upon both of which the script
 *   stays; NG_WRITE_FAILED
 */
export async function submitToSlurm(sweep: SubmittedSweep, options: SlurmOptions): Promise<Submission> {
  const script = join(slurmFolder, "submit.sh");
  await makeFolder(join(sweep.folder, slurmFolder));
  await writeFileWhole(join(sweep.folder, script), [new TextEncoder().encode(slurmScript(sweep, options))]);
  const printed = await sbatch(script, sweep);
  // The number, and on several clusters the name of the cluster.
  const [id = printed] = printed.split(";");
  const { left } = sweep;
  const atOnce = options.parallel === undefined ? "" : `, ${options.parallel} at a time`;
  const note = `job ${id} of Slurm has ${left === 1 ? "1 run" : `${left} runs${atOnce}`}; \`squeue --job ${id}\` shows its tasks`;
  return { id, note };
}

function sbatch(script: string, { folder, env }: SubmittedSweep): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile("sbatch", ["--parsable", script], { cwd: folder, env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.trim());
      else if (error.code === "ENOENT")
        reject(
          new QueueUnavailableError(
            {
              at: "queue",
              message: "there is no sbatch on this machine",
              expected: `a machine that submits jobs to Slurm; the script is there: ${join(folder, script)}`,
            },
            { cause: error },
          ),
        );
      else {
        const found = stderr.trim().replaceAll(/\s*\n\s*/g, "; ") || error.message;
        reject(new QueueRefusedError({ at: "queue", message: "Slurm has refused the job", found }, { cause: error }));
      }
    });
  });
}
