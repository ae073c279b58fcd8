import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Problem } from "@netgraft/core";
import { type Command, findCommand } from "@netgraft/engine-process/set-up";
import type { Environment } from "../native/native-folder.js";

/** What the addon is built with. */
export interface BuildTools {
  readonly nodeGyp: Command;
  /** Where Node's header files are; without it node-gyp fetches them. */
  readonly headers: string | undefined;
}

/** Where node-gyp is in npm's folder. */
const inNpm = join("node_modules", "node-gyp", "bin", "node-gyp.js");

/** Finds what builds a native addon, and all that is missing of it. */
export function buildTools(env: Environment): {
  readonly tools: BuildTools | undefined;
  readonly missing: readonly Problem[];
} {
  const nodeGyp = findNodeGyp(env);
  const needs: readonly (readonly [name: string, found: unknown, expected: string])[] = [
    [
      "make",
      findCommand(["make", "gmake"], env),
      "make on PATH (Debian: `apt install build-essential`; macOS: `xcode-select --install`)",
    ],
    [
      "a C++ compiler",
      findCommand([env["CXX"] ?? "c++", "c++", "g++", "clang++"], env),
      "c++, g++ or clang++ on PATH, or its name in CXX",
    ],
    [
      "Python 3",
      findCommand([env["PYTHON"] ?? "python3", "python3", "python"], env),
      "python3 on PATH, which node-gyp runs",
    ],
    ["node-gyp", nodeGyp, "npm, which has node-gyp, or node-gyp on PATH"],
  ];
  const missing = needs
    .filter(([, found]) => found === undefined)
    .map(([at, , expected]) => ({ at, message: "needed to build tfjs-node's addon, and not there", expected }));
  return {
    tools: nodeGyp === undefined || missing.length > 0 ? undefined : { nodeGyp, headers: nodeHeaders() },
    missing,
  };
}

function findNodeGyp(env: Environment): Command | undefined {
  const npm = findCommand(["npm"], env);
  const scripts = [
    env["npm_config_node_gyp"],
    env["npm_execpath"] && join(dirname(env["npm_execpath"]), "..", inNpm),
    join(prefix(), "lib", "node_modules", "npm", inNpm),
    join(dirname(process.execPath), "node_modules", "npm", inNpm),
    npm && join(dirname(realpathSync(npm)), "..", inNpm),
  ];
  const script = scripts.find((path) => path !== undefined && path !== "" && existsSync(path));
  if (script !== undefined) return { path: process.execPath, parameters: [script] };
  const path = findCommand(["node-gyp"], env);
  return path === undefined ? undefined : { path, parameters: [] };
}

/** The folder that Node is installed in, where its header files are with it. */
function nodeHeaders(): string | undefined {
  return existsSync(join(prefix(), "include", "node", "node_api.h")) ? prefix() : undefined;
}

function prefix(): string {
  return dirname(dirname(process.execPath));
}
