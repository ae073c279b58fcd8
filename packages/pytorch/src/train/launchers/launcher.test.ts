import { spawnSync } from "node:child_process";
import { chmod } from "node:fs/promises";
import { delimiter } from "node:path";
import { folderWith } from "@netgraft/test-support";
import { expect } from "chai";
import { parse } from "yaml";
import { launcherFiles } from "./launcher.js";

const said = '#!/bin/sh\nprintf "%s\\n" "$@"\n';

describe("what starts training on a cluster", () => {
  const [[batchName, batch] = ["", ""]] = launcherFiles("SE-ResNet 50", "slurm");
  const folder = folderWith({ [batchName]: batch, srun: said, scontrol: '#!/bin/sh\nprintf "node7\\nnode8\\n"\n' });
  before(() => Promise.all(["srun", "scontrol"].map((name) => chmod(folder(name), 0o755))));

  const run = (parameters: readonly string[]): ReturnType<typeof spawnSync> =>
    spawnSync("bash", [folder(batchName), ...parameters], {
      encoding: "utf8",
      env: {
        PATH: [folder(), process.env["PATH"]].join(delimiter),
        SLURM_JOB_NODELIST: "node[7-8]",
        SLURM_JOB_NUM_NODES: "2",
        SLURM_JOB_ID: "1234",
        SLURM_GPUS_ON_NODE: "4",
        SLURM_SUBMIT_DIR: folder(),
      },
    });

  it("is of Slurm a task on each node, with a process for each GPU, that goes on with its own run", () => {
    expect(batch).to.match(/^#SBATCH --job-name=se-resnet-50$/m);
    const { status, stdout } = run(["/data/a b", "--precision", "bfloat16"]);
    expect(status).to.equal(0);
    expect(String(stdout).trim().split("\n").join(" ")).to.equal(
      "torchrun --nnodes 2 --nproc-per-node 4 --rdzv-backend c10d --rdzv-endpoint node7:29734 --rdzv-id 1234 " +
        "train.py /data/a b --output run-1234 --resume --save-every 500 --precision bfloat16",
    );
  });

  it("asks of Slurm for the pictures", () => {
    const { status, stderr } = run([]);
    expect(status).to.not.equal(0);
    expect(String(stderr)).to.include("the folder with the pictures");
  });

  it("is of Kubernetes a PyTorchJob whose replicas are alike", () => {
    const [[name, text] = ["", ""]] = launcherFiles("SE-ResNet 50", "kubernetes");
    expect(name).to.equal("pytorchjob.yaml");
    // It is YAML of our own.
    const job = parse(text, { merge: true }) as {
      kind: string;
      metadata: { name: string };
      spec: { pytorchReplicaSpecs: Record<string, { replicas: number; template: unknown }> };
    };
    expect(job).to.deep.include({ kind: "PyTorchJob", metadata: { name: "se-resnet-50" } });
    const { Master, Worker } = job.spec.pytorchReplicaSpecs;
    expect(Worker).to.deep.equal(Master);
    expect(Master).to.have.nested.property("template.spec.containers[0].name", "pytorch");
  });

  it("is nothing where none is asked for", () => {
    expect(launcherFiles("a", undefined)).to.deep.equal([]);
  });
});
