import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";
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
});
