import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "./workspace.js";

/** npm as a shell calls it: without the settings that it gives to what it runs itself. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
const shell = process.platform === "win32";

describe("the settings of npm", () => {
  it("are ones that npm knows", () => {
    const { status, stdout, stderr } = spawnSync("npm", ["config", "get", "engine-strict"], {
      cwd: root,
      encoding: "utf8",
      env,
      shell,
    });
    expect({ status, stdout, stderr }).to.deep.equal({ status: 0, stdout: "true\n", stderr: "" });
  });

  it("run no install script, of which onnxruntime-node's would download from outside npm", () => {
    const folder = mkdtempSync(join(tmpdir(), "netgraft-npm-"));
    try {
      writeFileSync(join(folder, ".npmrc"), readFileSync(join(root, ".npmrc")));
      const scripts = { postinstall: "node -e \"require('fs').writeFileSync('ran', '')\"" };
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "installed", version: "1.0.0", scripts }));
      const install = (...options: readonly string[]): void =>
        void execFileSync("npm", ["install", "--offline", ...options], { cwd: folder, env, shell, stdio: "pipe" });
      const ran = (): boolean => readdirSync(folder).includes("ran");
      install();
      expect(ran()).to.equal(false);
      install("--no-ignore-scripts");
      expect(ran()).to.equal(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
