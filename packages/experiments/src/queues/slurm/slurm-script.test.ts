import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { folderWith, rejection, writeFiles } from "@netgraft/test-support";
import { expect } from "chai";
import type { Submission } from "@netgraft/core/host";
import { parsePlainOptions } from "@netgraft/core/config";
import { slurmQueue } from "./slurm.js";
import { slurmScript } from "./slurm-script.js";
import { slurmOptions, type SlurmOptions } from "./slurm-options.js";

const optionsOf = (written: object): SlurmOptions => parsePlainOptions(slurmOptions, written);

describe("the script of a job array", () => {
  const folder = folderWith();
  let count = 0;

  /** What a script does with a worker, and with a scontrol that notes what it is asked. */
  async function outcome(
    worker: string,
    { signal, restarts = 0 }: { readonly signal?: NodeJS.Signals; readonly restarts?: number } = {},
  ): Promise<{ readonly status: number | null; readonly requeued: readonly string[]; readonly printed: string }> {
    const place = folder(`task-${(count += 1)}`);
    const worked = { name: "n", left: 1, worker: () => ["sh", "-c", worker] };
    await writeFiles(place, {
      // It ends the job, as Slurm does.
      scontrol: `#!/bin/sh\necho "$@" >> ${place}/requeued\nkill -KILL $PPID\n`,
      "submit.sh": slurmScript(worked, optionsOf({ restarts: 3 })),
      requeued: "",
    });
    await chmod(join(place, "scontrol"), 0o755);
    const env = {
      PATH: `${place}:${process.env["PATH"]}`,
      SLURM_ARRAY_JOB_ID: "40",
      SLURM_ARRAY_TASK_ID: "2",
      SLURM_RESTART_COUNT: String(restarts),
    };
    const task = spawn("sh", [join(place, "submit.sh")], { env, stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    task.stdout.on("data", (text: Buffer) => {
      printed += text.toString();
      if (printed.includes("ready") && signal !== undefined && !task.killed) task.kill(signal);
    });
    await once(task, "close");
    const requeued = (await readFile(join(place, "requeued"), "utf8")).split("\n").filter(Boolean);
    return { status: task.exitCode, requeued, printed };
  }

  it("ends as its worker does, once that is done", async () => {
    expect(await outcome("exit 0"))
      .to.include({ status: 0 })
      .and.deep.include({ requeued: [] });
    // An error that would come again.
    expect(await outcome("exit 1"))
      .to.include({ status: 1 })
      .and.deep.include({ requeued: [] });
  });

  it("tells its worker that time is up, waits for the checkpoint, and is put back by the number of its task", async () => {
    const worker = `trap 'sleep 0.2; echo checkpoint; exit 143' TERM; echo ready; while :; do sleep 0.05; done`;
    const { requeued, printed } = await outcome(worker, { signal: "SIGUSR1" });
    expect(printed).to.equal("ready\ncheckpoint\n");
    // The number of the array's last task is that of the array, which would be put back whole.
    expect(requeued).to.deep.equal(["requeue 40_2"]);
  });

  it("is not put back where the run was done by then", async () => {
    const worker = `trap 'exit 0' TERM; echo ready; while :; do sleep 0.05; done`;
    expect(await outcome(worker, { signal: "SIGUSR1" }))
      .to.include({ status: 0 })
      .and.deep.include({ requeued: [] });
  });

  it("is put back where its worker is killed, so many times", async () => {
    expect((await outcome("kill -KILL $$", { restarts: 2 })).requeued).to.deep.equal(["requeue 40_2"]);
    expect(await outcome("kill -KILL $$", { restarts: 3 }))
      .to.include({ status: 137 })
      .and.deep.include({ requeued: [] });
  });

  it("says what is asked of Slurm, and quotes what is the worker's", () => {
    const worker = (threads?: number): readonly string[] => ["node", "/my runs/it's", "--threads", String(threads)];
    const asked = { partition: "gpu", time: "1-02:00:00", cpus: 4, memory: "8G", parallel: 5, notice: 60 };
    const more = { options: ["--gres=gpu:1"] };
    const script = slurmScript({ name: "a b\n#SBATCH --x", left: 40, worker }, optionsOf({ ...asked, ...more }));
    expect(script.split("\n").filter((line) => line.startsWith("#SBATCH"))).to.deep.equal([
      "#SBATCH --job-name=a-b-SBATCH---x",
      "#SBATCH --array=0-39%5",
      "#SBATCH --requeue",
      "#SBATCH --signal=B:USR1@60",
      "#SBATCH --open-mode=append",
      "#SBATCH --output=slurm/%A_%a.out",
      "#SBATCH --partition=gpu",
      "#SBATCH --time=1-02:00:00",
      "#SBATCH --cpus-per-task=4",
      "#SBATCH --mem=8G",
      "#SBATCH --gres=gpu:1",
    ]);
    expect(script).to.include(String.raw`node '/my runs/it'\''s' --threads 4 &`);
  });

  const mistakes: Readonly<Record<string, object>> = {
    "a partition of two lines": { partition: "a\n#SBATCH --x" },
    "a partition with a space": { partition: "a b" },
    "a time that is none": { time: "two hours" },
    "no time": { time: 0 },
    "what is no option of sbatch": { options: ["gres=gpu:1"] },
    "an option of two lines": { options: ["--gres=b\nrm"] },
    "an option that writes a file": { options: ["--output=/home/me/.profile"] },
    "a key that is misspelt": { partitoin: "gpu" },
  };
  for (const [what, written] of Object.entries(mistakes))
    it(`is not written with ${what}`, () => {
      expect(() => optionsOf(written))
        .to.throw()
        .with.property("code", "NG_CONFIG_INVALID");
    });

  const submitted = (place: string, path: string): Promise<Submission | undefined> => {
    const worker = (): readonly string[] => ["true"];
    const sweep = { id: "0123456789abcdef", name: "n", folder: place, left: 2, worker, env: { PATH: path } };
    return slurmQueue.build(optionsOf({})).submit?.(sweep) ?? Promise.resolve(undefined);
  };

  it("stays where there is no sbatch, and where Slurm refuses it, with its words", async () => {
    const place = folder("submitted");
    await writeFiles(place, { "bin/sbatch": "#!/bin/sh\necho 'sbatch: error: invalid partition: gpu' >&2\nexit 1\n" });
    await chmod(join(place, "bin/sbatch"), 0o755);
    expect(await rejection(submitted(place, folder("nowhere")))).to.include({ code: "NG_QUEUE_UNAVAILABLE" });
    const error = await rejection(submitted(place, `${place}/bin:${process.env["PATH"]}`));
    expect(error).to.include({ code: "NG_QUEUE_REFUSED" });
    expect(String(error)).to.include("invalid partition: gpu");
    expect(await readFile(join(place, "slurm/submit.sh"), "utf8")).to.include("--array=0-1");
  });

  it("gives the number of its job, whatever cluster it is on", async () => {
    const place = folder("numbered");
    await writeFiles(place, { "bin/sbatch": '#!/bin/sh\n[ "$*" = "--parsable slurm/submit.sh" ] && echo "77;east"\n' });
    await chmod(join(place, "bin/sbatch"), 0o755);
    expect(await submitted(place, `${place}/bin:${process.env["PATH"]}`)).to.deep.equal({
      id: "77",
      note: "job 77 of Slurm has 2 runs; `squeue --job 77` shows its tasks",
    });
  });
});
