import { expect } from "chai";
import { kubernetesJob } from "./kubernetes.js";

const sweep = { name: "placement", folder: "/nfs/runs/placement", left: 40, parallel: 8, threads: 2 };
const job = (changes: object = {}): unknown =>
  kubernetesJob({ ...sweep, workerArguments: ["--engine", "onnx"], image: "netgraft:1", ...changes });

/** The job as the reference of batch/v1 has its fields (kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1). */
const expected = {
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "netgraft-placement" },
  spec: {
    completionMode: "Indexed",
    completions: 40,
    parallelism: 8,
    backoffLimitPerIndex: 20,
    podFailurePolicy: { rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget" }] }] },
    template: {
      spec: {
        restartPolicy: "Never",
        terminationGracePeriodSeconds: 120,
        containers: [
          {
            name: "worker",
            image: "netgraft:1",
            command: "netgraft worker /nfs/runs/placement --cells 1 --threads 2 --engine onnx".split(" "),
            resources: { requests: { cpu: "2" }, limits: { cpu: "2" } },
            volumeMounts: [{ name: "sweep", mountPath: "/nfs/runs" }],
          },
        ],
        volumes: [{ name: "sweep", persistentVolumeClaim: { claimName: "netgraft" } }],
      },
    },
  },
};

describe("a job of Kubernetes", () => {
  it("has an index for each run, and a worker for one run in each", () => {
    expect(job()).to.deep.equal(expected);
  });

  it("starts no more pods than there are runs", () => {
    expect(job({ left: 3 })).to.have.nested.include({ "spec.completions": 3, "spec.parallelism": 3 });
  });

  for (const [name, label] of Object.entries({
    "Ablation (T14) of SE_2": "netgraft-ablation-t14-of-se-2",
    扫描: "netgraft",
    ["x".repeat(100)]: `netgraft-${"x".repeat(41)}`,
  }))
    it(`of ${name.slice(0, 30)} has a name that it may have`, () => {
      expect(job({ name })).to.have.nested.property("metadata.name", label);
      // RFC 1123, and room for the index of a pod.
      expect(label)
        .to.match(/^[a-z]([a-z0-9-]*[a-z0-9])?$/)
        .and.have.property("length")
        .at.most(52);
    });
});
