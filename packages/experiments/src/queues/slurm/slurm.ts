import { queue } from "@netgraft/core/host";
import { submitToSlurm } from "./sbatch.js";
import { slurmOptions } from "./slurm-options.js";

/** A job array of Slurm. */
export const slurmQueue = queue({
  type: "slurm",
  summary: "A job array of Slurm, one task a run; what runs out of time is put back and goes on",
  description:
    "`netgraft sweep` writes `slurm/submit.sh` into the sweep's folder, submits it with sbatch and ends; it can be read, and submitted by hand " +
    "from that folder. Each task trains one run. Before its time is up, Slurm signals it (`--signal=B:USR1`): the run leaves a checkpoint, and the " +
    "task is put back (`--requeue`), as it is where its worker is killed. The folder has to be seen by all nodes.",
  options: slurmOptions,
  build: (options) => ({ submit: (sweep) => submitToSlurm(sweep, options) }),
});
