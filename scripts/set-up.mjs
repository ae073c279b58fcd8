/**
 * Makes a fresh clone ready: checks Node, installs the packages of package-lock.json where they are not installed,
 * and builds. Uses nothing but Node, so that it can run before anything is installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleLibraries } from "./set-up/bundle.mjs";
import { isInstalled, linkWorkspaces } from "./set-up/installed.mjs";
import { nodeProblem } from "./set-up/node-version.mjs";
import { removeStaleOutput } from "./set-up/stale-output.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const installFailed = [
  "npm could not install the packages. Its own message is above; the usual causes are:",
  "  no connection to the npm registry (`npm ping` tells),",
  "  a package.json that was changed without `npm install`, so that package-lock.json no longer fits it.",
];

const problem = nodeProblem(root, process.version);
if (problem !== undefined) fail(problem);

linkWorkspaces(root);
if (!isInstalled(root)) {
  say("installing packages (npm ci)");
  const { command, parameters } = npm();
  run(command, [...parameters, "ci", "--no-audit", "--no-fund"], installFailed);
}

await bundleLibraries(root);
say("building (tsc -b)");
run(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-b"], ["The build failed; see above."]);
removeStaleOutput(root);

/** npm as it was called, or as it comes with Node. */
function npm() {
  const { npm_execpath: path } = process.env;
  if (path !== undefined && /npm-cli\.[cm]?js$/.test(path) && existsSync(path))
    return { command: process.execPath, parameters: [path] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", parameters: [] };
}

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {readonly string[]} onFailure
 */
function run(command, parameters, onFailure) {
  const { status, signal, error } = spawnSync(command, parameters, {
    cwd: root,
    stdio: "inherit",
    shell: command.endsWith(".cmd"),
    // The CPU binaries of onnxruntime are in its package; its install script would fetch others from outside npm.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip" },
  });
  if (error !== undefined) fail([`\`${command}\` could not be started: ${error.message}`]);
  if (status !== 0) fail([...onFailure, `(${signal ?? `exit status ${status}`})`]);
}

/** @param {string} text */
function say(text) {
  console.log(`[set-up] ${text}`);
}

/** @param {readonly string[]} lines */
function fail(lines) {
  for (const line of lines) console.error(`[set-up] ${line}`);
  process.exit(1);
}
