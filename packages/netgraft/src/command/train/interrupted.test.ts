import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";
import { runCommand } from "../run-command.js";
import { trainingFolder } from "./tiny-training.test.support.js";

describe("netgraft train, interrupted", () => {
  const folder = trainingFolder();

  /** Trains, and does something once the first epoch is done. */
  async function interrupted(
    name: string,
    atEpoch: (run: string) => void,
  ): Promise<{ readonly status: number; readonly stderr: string }> {
    let stderr = "";
    const write = (text: string): void => {
      stderr += text;
      if (/^ +1\/9 /.test(text)) atEpoch(join(folder(), "runs", name));
    };
    const changes = [`name=${name}`, "training.epochs=9"].flatMap((change) => ["--set", change]);
    const argv = ["train", "configs/tiny.yaml", ...changes, "--threads", "1", "--workers", "0"];
    const status = await runCommand(argv, {
      stdout: { write: () => undefined },
      stderr: { write },
      cwd: folder(),
      env: {},
    });
    return { status, stderr };
  }

  it("ends with a checkpoint where its terminal is closed", async () => {
    const { status, stderr } = await interrupted("closed", () => process.emit("SIGHUP"));
    expect(status, stderr).to.equal(129);
    expect(stderr).to.match(
      /\nstopped after (step \d of )?epoch \d\ngo on with: netgraft train --resume \S*runs\/closed\n$/,
    );
  });

  it("fails where the disk is full, and says why and what is kept", async function () {
    if (process.platform !== "linux") skipBecause(this, "there is no /dev/full");
    const { status, stderr } = await interrupted("full", (run) => {
      rmSync(join(run, "checkpoint.safetensors"));
      symlinkSync("/dev/full", join(run, "checkpoint.safetensors"));
      process.emit("SIGINT");
    });
    expect(status, stderr).to.equal(1);
    expect(stderr).to.match(
      /\nthe last checkpoint that is kept is of epoch 1\ngo on with: netgraft train --resume \S*runs\/full\nerror NG_CHECKPOINT_FAILED\n {2}\S*runs\/full\/checkpoint\.safetensors: training was ended after (step \d of )?epoch \d, of which no checkpoint could be kept; found no space left on the device\n$/,
    );
  });
});
