/**
 * Prints the path of a Python that has the packages of scripts/requirements.txt, for NETGRAFT_PYTHON; makes a virtual
 * environment in the user's cache folder where there is none yet, with those of scripts/requirements-optional.txt where
 * they can be had. Fails, with the reason on standard error, where there is no Python or the packages cannot be had.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root } from "./workspace.mjs";

const needed = join(root, "scripts", "requirements.txt");
const optional = join(root, "scripts", "requirements-optional.txt");
const included = join(root, "scripts", "goldens", "requirements.txt");
const minutes = 15;

const given = process.env["NETGRAFT_PYTHON"];
if (given !== undefined && given !== "") {
  console.log(given);
  process.exit(0);
}

const key = createHash("sha256");
for (const path of [needed, optional, included]) key.update(readFileSync(path));
const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
const folder = join(cache, "netgraft", `python-${key.digest("hex").slice(0, 12)}`);
const python = process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
const ready = join(folder, "ready");

if (!existsSync(ready) || !succeeds(python, ["-c", "import torch, onnx"])) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run(process.platform === "win32" ? "python" : "python3", ["-m", "venv", folder]);
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--quiet",
    "--disable-pip-version-check",
    "--retries",
    "0",
    "--timeout",
    "20",
  ];
  run(python, [...pip, "-r", needed]);
  run(python, ["-c", "import torch, onnx"]);
  if (!succeeds(python, [...pip, "-r", optional]))
    console.error(`What ${optional} names is not to be had: tests that need it are skipped.`);
  writeFileSync(ready, "");
}
console.log(python);

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 */
function succeeds(command, parameters) {
  return spawnSync(command, parameters, { stdio: "ignore" }).status === 0;
}

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 */
function run(command, parameters) {
  // What the command says goes to standard error: standard output is the path alone.
  const { status, error } = spawnSync(command, parameters, { stdio: ["ignore", 2, 2], timeout: minutes * 60_000 });
  if (status === 0) return;
  console.error(
    `\`${command} ${parameters.slice(0, 3).join(" ")} …\` failed: ${error?.message ?? `exit status ${status}`}`,
  );
  process.exit(1);
}
