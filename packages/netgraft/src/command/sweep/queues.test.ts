import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { parse } from "yaml";
import { captured, type Captured, trusting } from "../captured.test.support.js";
import { trainingFolder } from "../train/tiny-training.test.support.js";

const bin = fileURLToPath(new URL("../../../bin/netgraft.js", import.meta.url));

describe("netgraft sweep, its runs handed out", () => {
  const folder = trainingFolder({
    "pair.yaml": "base: configs/tiny.yaml\nseeds: [1, 2]\nbudget: { epochs: 1 }\n",
    "batch.yaml":
      "base: configs/tiny.yaml\nseeds: [1, 2]\nqueue: { type: slurm, partition: gpu, cpus: 2, parallel: 4 }\n",
    "typo.yaml": "base: configs/tiny.yaml\nqueue: { type: slrm }\n",
    "bin/sbatch": "#!/bin/sh\necho 41\n",
  });
  before(() => chmodSync(join(folder(), "bin/sbatch"), 0o755));
  const sweep = (...argv: readonly string[]): Promise<Captured> => captured(folder(), "sweep", ...argv);

  it("prints a job of Kubernetes, and keeps the plan in the folder, where a worker trains as many as it is told", async () => {
    const { status, stdout, stderr } = await sweep("pair.yaml", "--jobs", "8", "--print", "kubernetes");
    expect({ status, stderr }).to.deep.equal({
      status: 0,
      stderr: "the plan is in runs/pair; start its 2 runs with: kubectl apply -f <this>\n",
    });
    const job: unknown = parse(stdout);
    expect(job).to.have.nested.include({ kind: "Job", "spec.completions": 2, "spec.parallelism": 2 });
    const command = ["netgraft", "worker", "runs/pair", "--cells", "1", "--threads", "1"];
    expect(job).to.have.deep.nested.property("spec.template.spec.containers[0].command", command);
    const worked = await captured(folder(), "worker", "runs/pair", "--cells", "1", "--threads", "1", "--workers", "0");
    expect(worked.stdout, worked.stderr).to.match(/\n\n2 runs: 1 finished, 1 waiting\.\n$/);
    // What is left of it.
    expect(parse((await sweep("runs/pair", "--print", "kubernetes")).stdout)).to.have.nested.include({
      "spec.completions": 1,
    });
  });

  it("hands them over to Slurm, says so, and hands over what is left when it goes on", async () => {
    const env = { ...trusting(folder()), PATH: `${join(folder(), "bin")}:${process.env["PATH"]}` };
    for (const argv of [["batch.yaml", "--no-plugins"], ["runs/batch"]]) {
      const { status, stdout, stderr } = await captured({ cwd: folder(), env }, "sweep", ...argv);
      expect(status, stderr).to.equal(0);
      expect(stdout).to.match(/\n\n2 runs: 0 finished, 2 waiting\.\n$/);
      expect(stderr).to.equal(
        "batch: 2 runs in runs/batch\n" +
          "job 41 of Slurm has 2 runs, 4 at a time; `squeue --job 41` shows its tasks; `netgraft sweep status runs/batch` how far it is\n",
      );
      const script = readFileSync(join(folder(), "runs/batch/slurm/submit.sh"), "utf8");
      const worker = `${process.execPath} ${bin} worker ${join(folder(), "runs/batch")} --cells 1 --threads 2`;
      expect(script).to.include(`${worker}${argv.length > 1 ? " --no-plugins" : ""} &\n`);
    }
  });

  it("says what is missing, and keeps the plan", async () => {
    const { status, stderr } = await captured(
      { cwd: folder(), env: { PATH: join(folder(), "none") } },
      "sweep",
      "batch.yaml",
    );
    expect(status).to.equal(1);
    expect(stderr).to.match(/error NG_QUEUE_UNAVAILABLE\n {2}queue: there is no sbatch on this machine/);
    expect((await sweep("status", "runs/batch")).stdout).to.include("2 waiting");
    expect((await sweep("typo.yaml")).stderr).to.match(/^error NG_UNKNOWN_COMPONENT\n {2}queue\.type: .*slurm/);
  });
});
