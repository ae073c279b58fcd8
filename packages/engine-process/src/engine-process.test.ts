import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";

const program = fileURLToPath(new URL("./dying.test.support.js", import.meta.url));

describe("an engine's process that dies", () => {
  it("is told to a parent that waits for nothing else, at whatever moment", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    expect(stdout.trim().split("\n")).to.deep.equal([
      "during a call: NG_ENGINE_CRASHED",
      "during a call, others waiting: NG_ENGINE_CRASHED, NG_ENGINE_CRASHED, NG_ENGINE_CRASHED",
      ...[0, 1, 2, 3, 4].map((turns) => `between calls, ${turns} turns before: 7, NG_ENGINE_CRASHED`),
      "as it is called: 7, NG_ENGINE_CRASHED",
      "as it is closed, an answer on its way: NG_ENGINE_CLOSED",
      "after it is closed: NG_ENGINE_CLOSED",
      "by itself, after its end was seen: NG_ENGINE_CRASHED",
    ]);
  });
});
