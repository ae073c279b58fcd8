import { dirname, resolve } from "node:path";

/** A sweep that is to be worked on by a job of Kubernetes. */
export interface KubernetesSweep {
  readonly name: string;
  /** The sweep's folder, as this machine and the pods name it. */
  readonly folder: string;
  /** How many runs are left; at least one. */
  readonly left: number;
  /** How many pods run at a time. */
  readonly parallel: number;
  /** Threads of each, which are the processors that it asks for. */
  readonly threads: number;
  /** What a worker's command line has beside: its engine, leave to run code, … */
  readonly workerArguments: readonly string[];
  /** The image that has the command `netgraft`. */
  readonly image: string;
}

/**
 * An Indexed Job of Kubernetes with an index for each run that is left, as plain data. Pods are alike: each takes the run that is next. One that is
 * evicted leaves a checkpoint and counts as no failure; of others so many are started again for each index, which takes Kubernetes 1.29 or later
 * (`backoffLimitPerIndex`, https://kubernetes.io/docs/concepts/workloads/controllers/job/).
 */
export function kubernetesJob(sweep: KubernetesSweep): object {
  const { name, left, parallel, threads, workerArguments, image } = sweep;
  const folder = resolve(sweep.folder);
  const cpu = String(threads);
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: labelOf(name) },
    spec: {
      completionMode: "Indexed",
      completions: left,
      parallelism: Math.min(parallel, left),
      backoffLimitPerIndex: 20,
      podFailurePolicy: { rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget" }] }] },
      template: {
        spec: {
          restartPolicy: "Never",
          // Time for a checkpoint.
          terminationGracePeriodSeconds: 120,
          containers: [
            {
              name: "worker",
              image,
              command: ["netgraft", "worker", folder, "--cells", "1", "--threads", cpu, ...workerArguments],
              resources: { requests: { cpu }, limits: { cpu } },
              volumeMounts: [{ name: "sweep", mountPath: dirname(folder) }],
            },
          ],
          volumes: [{ name: "sweep", persistentVolumeClaim: { claimName: "netgraft" } }],
        },
      },
    },
  };
}

/** A name as Kubernetes takes it of a job with indices: letters, digits and -, from a letter on, and short enough for a number behind it. */
function labelOf(name: string): string {
  const word = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return `netgraft-${word}`.slice(0, 50).replace(/-+$/, "");
}
