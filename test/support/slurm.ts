import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** A Slurm of one node on this machine, for tests. */
export interface Slurm {
  /** The environment in which its commands find it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What one of its commands prints. */
  run(command: string, ...parameters: readonly string[]): string;
  stop(): Promise<void>;
}

/** Why no Slurm can be started here; undefined where one can. */
export function missingSlurm(): string | undefined {
  if (process.getuid?.() !== 0) return "slurmd is started as root alone";
  const programs = ["munged", "slurmctld", "slurmd", "sbatch"];
  const places = (process.env["PATH"] ?? "").split(":").concat("/usr/sbin");
  const missing = programs.filter((name) => !places.some((place) => existsSync(join(place, name))));
  return missing.length === 0 ? undefined : `Slurm is not installed: there is no ${missing.join(", ")}`;
}

/** Starts one that has so many processors, whatever the machine has, and puts a task back within some seconds. */
export async function startSlurm(cpus: number): Promise<Slurm> {
  // The path of a socket has at most 107 bytes.
  const folder = mkdtempSync(join(tmpdir(), "netgraft-slurm-"));
  const at = (name: string): string => join(folder, name);
  for (const name of ["state", "spool"]) mkdirSync(at(name));
  writeFileSync(at("munge.key"), randomBytes(128), { mode: 0o600 });
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  writeFileSync(
    at("slurm.conf"),
    `ClusterName=netgraft
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=${port}
SlurmdPort=${port + 1}
AuthType=auth/munge
# How long a task that is put back has to wait.
AuthInfo=cred_expire=5,socket=${at("munge.socket")}
SlurmUser=root
SlurmdUser=root
StateSaveLocation=${at("state")}
SlurmdSpoolDir=${at("spool")}
SlurmctldPidFile=${at("slurmctld.pid")}
SlurmdPidFile=${at("slurmd.pid")}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobRequeue=1
KillWait=5
SchedulerParameters=sched_interval=2,batch_sched_delay=0
SlurmdParameters=config_overrides
NodeName=localhost NodeAddr=127.0.0.1 CPUs=${cpus} RealMemory=1000 State=UNKNOWN
PartitionName=main Nodes=localhost Default=YES MaxTime=INFINITE State=UP
`,
  );
  const env = { ...process.env, SLURM_CONF: at("slurm.conf"), PATH: `${process.env["PATH"]}:/usr/sbin` };
  const daemons: ChildProcess[] = [];
  const daemon = (name: string, ...parameters: readonly string[]): void => {
    const log = openSync(at(`${name}.log`), "a");
    daemons.push(spawn(name, parameters, { env, stdio: ["ignore", log, log] }));
  };
  const run = (command: string, ...parameters: readonly string[]): string => {
    const { stdout, stderr } = spawnSync(command, parameters, { env, encoding: "utf8" });
    return `${stdout}${stderr}`.trim();
  };
  const stop = async (): Promise<void> => {
    run("scancel", "--user=root");
    await setTimeout(500);
    for (const child of daemons.toReversed()) {
      const ended = once(child, "exit");
      if (child.exitCode === null && child.signalCode === null && child.kill()) await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const munge = ["key-file=munge.key", "socket=munge.socket", "pid-file=munge.pid", "log-file=munge.log"];
  const places = [...munge, "seed-file=munge.seed"].map((option) => `--${option.replace("=", `=${folder}/`)}`);
  daemon("munged", "--foreground", "--force", ...places);
  while (!existsSync(at("munge.socket"))) await setTimeout(50);
  daemon("slurmctld", "-D");
  daemon("slurmd", "-D", "-N", "localhost");
  for (let times = 0; run("sinfo", "-h", "-o", "%T") !== "idle"; times += 1) {
    if (times === 100) {
      const state = run("sinfo", "-R");
      await stop();
      throw new Error(`Slurm's node is not idle after 20 s: ${state}`);
    }
    await setTimeout(200);
  }
  return { env, run, stop };
}
