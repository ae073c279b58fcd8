import type { WorkerOptions } from "node:worker_threads";

/** Options that say how a thread finds and loads modules, with those that have their value in a word of its own. */
const ofModules: ReadonlyMap<string, "value" | "flag"> = new Map([
  ["--import", "value"],
  ["--require", "value"],
  ["-r", "value"],
  ["--loader", "value"],
  ["--experimental-loader", "value"],
  ["--conditions", "value"],
  ["-C", "value"],
  ["--preserve-symlinks", "flag"],
  ["--enable-source-maps", "flag"],
  ["--no-warnings", "flag"],
]);

/**
 * How Node starts a thread, whatever options the process was started with. A thread that is given none inherits those of the
 * process that a thread can have; given explicitly, most of them are refused (`--max-old-space-size`, `--title`, …). What a
 * thread inherits and cannot have is `--input-type`, which is for text on the command line alone: where it is among them, the
 * thread gets those that modules are loaded with.
 */
export function threadOptions({
  execArgv,
  env,
}: Pick<NodeJS.Process, "execArgv" | "env">): Pick<WorkerOptions, "execArgv" | "env"> {
  // Quoted where they contain spaces.
  const words = env["NODE_OPTIONS"]?.match(/(?:"(?:\\.|[^"\\])*"|\S)+/g) ?? [];
  return {
    ...(saysInputType(execArgv) ? { execArgv: [...moduleOptions(execArgv)] } : {}),
    ...(saysInputType(words) ? { env: { ...env, NODE_OPTIONS: moduleOptions(words).join(" ") } } : {}),
  };
}

function saysInputType(words: readonly string[]): boolean {
  return words.some((word) => /^--input[-_]type(=|$)/.test(word));
}

function moduleOptions(words: readonly string[]): readonly string[] {
  return words.filter((word, place) => {
    const before = words[place - 1] ?? "";
    const [name = ""] = word.split("=");
    return ofModules.has(name) || ofModules.get(before) === "value";
  });
}
