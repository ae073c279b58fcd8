import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { trainingFolder } from "./tiny-training.test.support.js";

describe("netgraft, started with options of Node", () => {
  const folder = trainingFolder();
  const bin = fileURLToPath(new URL("../../../bin/netgraft.js", import.meta.url));

  // Node refuses these where they are given to a thread.
  const options = ["--max-old-space-size=4000", "--expose-gc", "--stack-trace-limit=50", "--title=training"];
  const run = async (...argv: readonly string[]): Promise<string> => {
    const started = [...options, bin, ...argv, "--threads", "1", "--workers", "1", "--json"];
    return (await promisify(execFile)(process.execPath, started, { cwd: folder() })).stdout;
  };

  it("trains and evaluates with worker threads", async () => {
    const trained = await run("train", "configs/tiny.yaml", "--set", "training.epochs=1");
    // What `--json` prints.
    expect(JSON.parse(trained)).to.include({ folder: "runs/tiny", epochs: 1 });
    expect(JSON.parse(await run("evaluate", "runs/tiny"))).to.include({ pictures: 12 });
  }).timeout(120_000);
});
