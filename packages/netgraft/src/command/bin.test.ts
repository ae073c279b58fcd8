import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { skipBecause } from "@netgraft/test-support";
import { expect } from "chai";

const bin = fileURLToPath(new URL("../../bin/netgraft.js", import.meta.url));

describe("the program netgraft", () => {
  // An empty FORCE_COLOR asks for colours, as for Node itself.
  const { FORCE_COLOR: _forced, NO_COLOR: _none, ...env } = process.env;
  const start = (...argv: readonly string[]): ReturnType<typeof spawn> =>
    spawn(process.execPath, [bin, ...argv], { stdio: "pipe", env });

  const cases: readonly (readonly [argv: readonly string[], status: number, stdout: RegExp, stderr: RegExp])[] = [
    [["summary", "seresnet18", "--json"], 0, /^\{\n {2}"name": "seresnet18",/, /^$/],
    [["summary", "seresnet18"], 0, /^layer +operation +output +parameters +MACs\nconv1 /, /^$/],
    [["summary", "resnet17"], 1, /^$/, /^error NG_CONFIG_NOT_FOUND\n {2}there is no network "resnet17"; [^\n]*\n$/],
    [["summary"], 2, /^$/, /^error: missing required argument 'network'\n$/],
    [["compare", "--help"], 0, /^Usage: netgraft compare /, /^$/],
  ];
  for (const [argv, status, stdout, stderr] of cases) {
    it(`netgraft ${argv.join(" ")} exits with ${status}, without colours in a pipe`, async () => {
      const child = start(...argv);
      if (child.stdout === null || child.stderr === null) throw new TypeError("both are pipes");
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
      expect(out).to.match(stdout);
      expect(err).to.match(stderr);
      expect(child.exitCode).to.equal(status);
      expect(`${out}${err}`).to.not.include("\u001b");
    });
  }

  it("ends quietly where the reader of its output stops reading", async () => {
    const child = start("summary", "seresnet152");
    if (child.stdout === null || child.stderr === null) throw new TypeError("both are pipes");
    child.stdout.destroy();
    const [err] = await Promise.all([text(child.stderr), once(child, "close")]);
    expect({ err, code: child.exitCode }).to.deep.equal({ err: "", code: 0 });
  });

  describe("where the machine has little left", () => {
    const shell = promisify(execFile);
    const run = async (
      command: string,
    ): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> => {
      const argv = ["-c", command, "sh", process.execPath, bin];
      try {
        return { code: 0, ...(await shell("sh", argv, { env })) };
      } catch (error) {
        // What execFile rejects with, where the program has exited.
        return error as { readonly code: number; readonly stdout: string; readonly stderr: string };
      }
    };
    before(function () {
      if (process.platform !== "linux") skipBecause(this, "only Linux has /dev/full and tells its limits in /proc");
    });

    it("says that its output cannot be written, without a stack", async () => {
      const { code, stderr } = await run('"$1" "$2" summary resnet18 > /dev/full');
      expect({ code, stderr }).to.deep.equal({
        code: 1,
        stderr:
          "error NG_WRITE_FAILED\n  standard output: the result cannot be written; found no space left on device\n",
      });
    });

    it("ends where its errors cannot be written either", async () => {
      const { code } = await run('"$1" "$2" summary resnet17 > /dev/full 2> /dev/full');
      expect(code).to.equal(1);
    });

    it("composes with 48 open files, and tells errors", async () => {
      const { code, stdout, stderr } = await run('ulimit -n 48 && "$1" "$2" summary resnet18 --json');
      expect([code, stderr]).to.deep.equal([0, ""]);
      expect(JSON.parse(stdout)).to.include({ parameters: 11_689_512 });
      const wrong = await run('ulimit -n 48 && "$1" "$2" summary resnet17');
      expect(wrong.stderr).to.match(/^error NG_CONFIG_NOT_FOUND\n/);
    });
  });
});
