import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { writeNpy } from "@netgraft/weights/node";
import { float32Tensor } from "@netgraft/core/graph";
import { root } from "../house/workspace.js";

const command = join(root, "packages", "netgraft", "bin", "netgraft.js");

describe("Ctrl-C", () => {
  let folder = "";
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "netgraft-interrupt-"));
    for (const name of ["tmp", "compiled"]) mkdirSync(join(folder, name));
    writeFileSync(
      join(folder, "network.json"),
      JSON.stringify({ name: "interrupted", backbone: { type: "resnet", depth: 152, width: 32 } }),
    );
    // Half a minute of work.
    await writeNpy(join(folder, "x.npy"), float32Tensor([160, 3, 224, 224], new Float32Array(160 * 3 * 224 * 224)));
  });
  after(() => rmSync(folder, { recursive: true }));

  function start(...argv: readonly string[]): ChildProcess {
    // A group of its own, so that only the command itself gets the signal that a terminal would send to all.
    return spawn(process.execPath, [command, ...argv], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      // Node keeps what it has compiled in the temporary folder, from 22.8 on; that is no file that the command leaves.
      env: { ...process.env, TMPDIR: join(folder, "tmp"), NODE_COMPILE_CACHE: join(folder, "compiled") },
    });
  }

  /** Waits until the engine's process has loaded the network and works. */
  async function engineOf(child: ChildProcess): Promise<number> {
    while (child.exitCode === null) {
      const engine = processes().find(({ parent, seconds }) => parent === child.pid && seconds > 1);
      if (engine !== undefined) return engine.pid;
      await delay(50);
    }
    throw new Error(`it has ended with ${child.exitCode}`);
  }

  it("ends a prediction with 130 and at once, with its engine and without leaving a file", async function () {
    if (process.platform !== "linux") skipBecause(this, "the engine's process is found by way of /proc");
    const before = readdirSync(folder);
    const predict = start("predict", "network.json", "--init", "1", "-i", "x.npy", "-o", "y.npy", "--threads", "1");
    const engine = await engineOf(predict);
    const began = performance.now();
    predict.kill("SIGINT");
    expect(await ended(predict)).to.equal(130);
    // Other work on the machine lengthens it, but not to the time that the prediction takes.
    expect(performance.now() - began).to.be.below(10_000);
    expect(existsSync(`/proc/${engine}`)).to.equal(false);
    expect(readdirSync(folder)).to.deep.equal(before);
    expect(readdirSync(join(folder, "tmp"))).to.deep.equal([]);
  }).timeout(120_000);

  it("ends training with a checkpoint, says how to go on, and goes on from there", async () => {
    const made = ["dataset", "make", "shapes", "-o", "shapes", "--classes", "2", "--per-class", "40", "--size", "16"];
    expect(await ended(start(...made))).to.equal(0);
    writeFileSync(
      join(folder, "train.json"),
      JSON.stringify({
        name: "stopped",
        input: { height: 16, width: 16 },
        classes: 2,
        backbone: { type: "resnet", block: "basic", layers: [1], width: 4, stem: "cifar" },
        training: { dataset: { type: "folder", path: "shapes" }, epochs: 9999, batch: 8 },
      }),
    );
    const train = start("train", "train.json", "--workers", "0");
    let told = "";
    train.stderr?.on("data", (text) => (told += String(text)));
    // Until the second epoch is done.
    while (train.exitCode === null && !/ 2\/9999/.test(told)) await delay(20);
    train.kill("SIGINT");
    expect(await ended(train)).to.equal(130);
    expect(told)
      .to.match(/Ctrl-C again ends at once\n/)
      .and.match(/stopped after (step \d+ of )?epoch \d+\n/);
    const [, resume = ""] = /go on with: netgraft (train --resume runs\/stopped)\n$/.exec(told) ?? [];
    const done = readFileSync(join(folder, "runs/stopped/metrics.jsonl"), "utf8").trimEnd().split("\n").length;
    expect(await ended(start(...resume.split(" "), "--workers", "0", "--set", `training.epochs=${done + 2}`))).to.equal(
      0,
    );
    const metrics = readFileSync(join(folder, "runs/stopped/metrics.jsonl"), "utf8").trimEnd().split("\n");
    // Each line is an epoch.
    expect(metrics.map((line) => (JSON.parse(line) as { epoch: number }).epoch)).to.deep.equal(
      Array.from({ length: done + 2 }, (_, index) => index + 1),
    );
  }).timeout(120_000);

  it("ends the drawing of weights without leaving a file", async () => {
    const before = readdirSync(folder);
    const init = start("weights", "init", "senet154", "-o", "w.safetensors");
    await delay(1500);
    init.kill("SIGINT");
    // Before the work has begun, the signal itself ends the process.
    expect(await ended(init)).to.be.oneOf([130, "SIGINT"]);
    expect(readdirSync(folder)).to.deep.equal(before);
  }).timeout(120_000);
});

/** The exit status of a process, or the signal that has ended it. */
async function ended(child: ChildProcess): Promise<unknown> {
  await once(child, "exit");
  return child.exitCode ?? child.signalCode;
}

/** The running processes: who has started each, and the seconds of processor time that it has used. */
function processes(): { readonly pid: number; readonly parent: number; readonly seconds: number }[] {
  return readdirSync("/proc").flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined;
    // Behind the name, which is in brackets; times are in clock ticks of 10 ms.
    const fields = stat?.split(") ").at(-1)?.split(" ").map(Number);
    if (fields === undefined) return [];
    const [, parent = 0] = fields;
    return [{ pid: Number(name), parent, seconds: ((fields[11] ?? 0) + (fields[12] ?? 0)) / 100 }];
  });
}

/** Undefined where the process has just ended. */
function statOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
}
