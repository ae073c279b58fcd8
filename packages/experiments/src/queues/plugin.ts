import { definePlugin } from "@netgraft/core";
import { bullQueue } from "./bullmq/bullmq.js";
import { folderQueue } from "./folder.js";
import { slurmQueue } from "./slurm/slurm.js";

/** The queues of sweeps as a plugin. */
export const queues = definePlugin({
  name: "@netgraft/experiments",
  apiVersion: 1,
  queues: [folderQueue, slurmQueue, bullQueue],
});
