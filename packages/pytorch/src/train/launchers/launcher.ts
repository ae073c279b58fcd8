import { kubernetesJob } from "./kubernetes.js";
import { slurmBatch } from "./slurm.js";

/** What starts training on a cluster. */
export const launchers = ["slurm", "kubernetes"] as const;
export type Launcher = (typeof launchers)[number];

/** The files that start `train.py`, by their names. */
export function launcherFiles(name: string, launcher: Launcher | undefined): readonly (readonly [string, string])[] {
  const job = jobName(name);
  if (launcher === "slurm") return [["train.sbatch", slurmBatch(job)]];
  if (launcher === "kubernetes") return [["pytorchjob.yaml", kubernetesJob(job)]];
  return [];
}

/** A name that Slurm and Kubernetes take: of RFC 1123, with room for the ends that Kubernetes adds. */
function jobName(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return plain.replace(/^-+/, "").slice(0, 40).replace(/-+$/, "") || "network";
}
