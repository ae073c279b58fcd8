import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "mocha";
import type { NativeTensorFlow } from "../native/inspect-addon.js";
import { loadError } from "../native/load-error.js";
import { setUpTensorFlow, type SetUpOptions, type SetUpResult } from "./set-up-tensorflow.js";

/** JavaScript of a command that does what a real one does, on a small scale; `argv` are its arguments, `fs` and `path` are there. */
export const fakes = {
  fail: (words: string, status = 1): string => `console.error(${JSON.stringify(words)}); process.exit(${status});`,
  /** pip, which puts a TensorFlow below `--target`. */
  pip: `
    if (argv.includes("--version")) process.exit(0);
    const target = argv[argv.indexOf("--target") + 1];
    write(path.join(target, "tensorflow/libtensorflow_cc.so.2"), "core of pip");
    write(path.join(target, "tensorflow/libtensorflow_framework.so.2"), "framework of pip");
    for (const header of ["c_api.h", "eager/c_api.h"]) write(path.join(target, "tensorflow/include/tensorflow/c", header), "");`,
  /** node-gyp: an addon that says which TensorFlow the linker has found. */
  nodeGyp: `
    const addon = argv.find((word) => word.startsWith("--module=")).slice(9);
    fs.accessSync("deps/include/tensorflow/c/c_api.h");
    fs.accessSync("binding/tfjs_binding.cc");
    write(addon, fs.readFileSync("deps/lib/libtensorflow.so", "utf8"));`,
  /** tfjs-node's own install script. */
  install: `
    write("deps/lib/libtensorflow.so.2", "core of tfjs-node");
    write("lib/napi-v8/tfjs_binding.node", "core of tfjs-node");`,
} as const;

const prologue = `
  const fs = require("node:fs"), path = require("node:path"), argv = process.argv.slice(2);
  const write = (file, text) => { fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, text); };
  fs.appendFileSync(process.env.CALLS, path.basename(__filename) + " " + argv.join(" ") + "\\n");`;

/** A machine of its own for each test: commands, a project with tfjs-node, an empty cache. */
export class FakeMachine {
  #folder = "";
  /** What the set-up has told. */
  readonly steps: string[] = [];

  constructor() {
    beforeEach(async () => {
      this.#folder = await mkdtemp(join(tmpdir(), "netgraft-set-up-"));
      this.steps.length = 0;
      await this.#write("calls", "");
      for (const command of ["make", "c++", "npm"]) await this.command(command, "");
      await this.command("python3", fakes.pip);
      await this.command("node-gyp.js", fakes.nodeGyp);
      for (const name of ["binding/tfjs_binding.cc", "binding.gyp"]) await this.#write(join(this.#tfjsName, name), "");
      await this.#write(join(this.#tfjsName, "package.json"), JSON.stringify({ version: "4.22.0" }));
      await this.install(fakes.fail("Error: getaddrinfo ENOTFOUND"));
    });
    afterEach(() => rm(this.#folder, { recursive: true, force: true }));
  }

  readonly #tfjsName = join("project", "node_modules", "@tensorflow", "tfjs-node");

  /** The folder of the project's tfjs-node. */
  get tfjs(): string {
    return this.path(this.#tfjsName);
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Places to look for tfjs-node in. */
  get places(): { env: Record<string, string>; resolveFrom: string } {
    const env = {
      PATH: this.path("bin"),
      NETGRAFT_CACHE: this.path("cache"),
      CALLS: this.path("calls"),
      npm_config_node_gyp: this.path("bin/node-gyp.js"),
    };
    return { env, resolveFrom: this.path("project/index.js") };
  }

  /** Puts a command on PATH, or takes it away. */
  async command(name: string, does: string | undefined): Promise<void> {
    const path = join("bin", name);
    if (does === undefined) return rm(this.path(path));
    await this.#write(path, `#!${process.execPath}\n${prologue}\n${does}`);
    await chmod(this.path(path), 0o755);
  }

  /** What tfjs-node's install script does. */
  async install(does: string): Promise<void> {
    await this.#write(join(this.#tfjsName, "scripts", "install.js"), `${prologue}\n${does}`);
  }

  /** A folder with a TensorFlow. */
  async tensorFlow(name: string, files: readonly string[]): Promise<string> {
    for (const file of files) await this.#write(join(name, file), `core of ${name}`);
    return this.path(name);
  }

  /** The commands that were called, with their arguments. */
  calls(): readonly string[] {
    return readFileSync(this.path("calls"), "utf8").trim().split("\n");
  }

  /** The folders in the cache, whole or half-made. */
  cached(): readonly string[] {
    const cache = this.path("cache");
    return existsSync(cache) ? readdirSync(cache) : [];
  }

  /** What is in them. */
  kept(): readonly string[] {
    return this.cached().flatMap((name) => readdirSync(join(this.path("cache"), name)));
  }

  setUp(options: SetUpOptions = {}): Promise<SetUpResult> {
    return setUpTensorFlow({ ...this.places, inspect, step: (doing) => void this.steps.push(doing), ...options });
  }

  async #write(name: string, text: string): Promise<void> {
    await mkdir(dirname(this.path(name)), { recursive: true });
    await writeFile(this.path(name), text);
  }
}

/** Stands for the operating system's loader: what a fake addon holds is its TensorFlow's name. */
async function inspect(addon: string): Promise<NativeTensorFlow> {
  const version = readFileSync(addon, "utf8");
  if (version.includes("damaged")) throw loadError("invalid ELF header", addon);
  return { version, oneDnn: true, groupedGradients: true };
}

/** The files of an unpacked libtensorflow. */
export const libtensorflow: readonly string[] = [
  "lib/libtensorflow.so.2",
  "lib/libtensorflow_framework.so.2",
  "include/tensorflow/c/c_api.h",
  "include/tensorflow/c/eager/c_api.h",
];
