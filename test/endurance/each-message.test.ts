import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultServices, NetgraftError, type Service, type Services } from "@netgraft/core";
import { processes } from "@netgraft/engine-process";
import { createOnnxEngine } from "@netgraft/onnxruntime/node";
import { dyingProcesses } from "@netgraft/test-support";
import { readCheckpoint, runTraining } from "@netgraft/training";
import { expect } from "chai";
import { runFiles } from "../trainer/run-files.js";
import { drawnState, tinyNetwork, tinyRun } from "../trainer/tiny-run.js";

describe("a run whose engine's process dies with a message", () => {
  const network = tinyNetwork({ layers: [1], width: 2 });
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "netgraft-messages-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Trains, from the checkpoint on where there is one, with a process that dies with that message. @returns how many there were */
  async function train(run: string, dies = 0, isDelivered = true): Promise<number> {
    let messages = 0;
    const dying = dyingProcesses(({ number }) => {
      messages = number;
      return number === dies ? { isDelivered } : undefined;
    });
    const from = await readCheckpoint(run).then(
      (checkpoint) => ({ checkpoint }),
      () => ({ state: drawnState(network) }),
    );
    const services: Services = {
      // The token of what starts processes says what it gives.
      get: <T>(service: Service<T>): T =>
        service.identifier === processes.identifier ? (dying as T) : defaultServices.get(service),
    };
    const engine = createOnnxEngine({ services });
    await runTraining(tinyRun({ network, folder: run, from, engine, threads: 1, plan: { epochs: 2, batch: 16 } }));
    return messages;
  }

  it("is told, and goes on to the same to the bit, with each message in either way, lost or delivered", async () => {
    // The first run of a process asks, in an engine of its own, how feature maps lie best.
    await train(join(folder, "first"));
    const whole = join(folder, "whole");
    const messages = await train(whole);
    expect(messages).to.be.above(20);
    const expected = await runFiles(whole);
    let crashes = 0;
    for (let dies = 1; dies <= messages; dies += 1)
      for (const isDelivered of [false, true]) {
        const at = `message ${dies} of ${messages}, ${isDelivered ? "delivered" : "lost"}`;
        const run = join(folder, at);
        const error: unknown = await train(run, dies, isDelivered).catch((thrown: unknown) => thrown);
        if (error instanceof Error) {
          crashes += 1;
          expect(error, at).to.be.instanceOf(NetgraftError).with.property("code", "NG_ENGINE_CRASHED");
          // Before its first checkpoint there is nothing to go on from.
          if (!existsSync(join(run, "checkpoint.safetensors"))) await rm(run, { recursive: true, force: true });
          await train(run);
        }
        expect(await runFiles(run), at).to.deep.equal(expected);
        await rm(run, { recursive: true });
      }
    expect(crashes).to.be.above(2 * messages - 8);
  }).timeout(600_000);
});
