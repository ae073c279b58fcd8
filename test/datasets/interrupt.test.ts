import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "chai";
import { root } from "../house/workspace.js";

const command = join(root, "packages", "netgraft", "bin", "netgraft.js");

describe("Ctrl-C while a dataset is drawn", () => {
  it("leaves no half of a folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "netgraft-dataset-"));
    const child = spawn(
      process.execPath,
      [command, "dataset", "make", "shapes", "--out", "a/b", "--per-class", "9999"],
      {
        cwd: folder,
        stdio: "ignore",
      },
    );
    // Until it draws.
    while (readdirSync(folder, { recursive: true }).length < 20 && child.exitCode === null) await delay(50);
    child.kill("SIGINT");
    await once(child, "exit");
    expect(child.exitCode).to.equal(130);
    expect(readdirSync(folder)).to.deep.equal([]);
    rmSync(folder, { recursive: true });
  }).timeout(120_000);
});
