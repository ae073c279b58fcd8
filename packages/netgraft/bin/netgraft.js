#!/usr/bin/env node
import { readFileSync } from "node:fs";
import module from "node:module";
import { getSystemErrorMap } from "node:util";

// From Node 22.8 on, compiled modules are kept between runs.
module.enableCompileCache?.();

// The reader of a pipe may stop reading (`netgraft list | head`), a terminal may be closed; that is no failure. Work that
// ends in order, as training with a checkpoint, listens for it (src/command/interruption.ts).
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE" && error.code !== "EIO") unwritten(stream, error);
    if (!process.emit(Symbol.for("netgraft.unread"))) process.exit();
  });
}

// Node opens all modules that it knows of at once. Where a process may have few files open, they are opened in turn.
if (mostFiles() < 256) module.register("../dist/command/modules-in-turn.js", import.meta.url);

const { runCommand } = await import("../dist/command/run-command.js");

// Set rather than exited with, so that what is still being written reaches its reader.
process.exitCode = await runCommand(process.argv.slice(2));

// A terminal that is gone cannot be reset, which Node tries as it exits, and aborts: the signal, now without a listener, ends it.
if (process.exitCode === 129) process.kill(process.pid, "SIGHUP");

/** Ends where the result cannot be written: a full disk. */
function unwritten(stream, { errno, message }) {
  const [, reason = message] = getSystemErrorMap().get(errno) ?? [];
  if (stream === process.stdout)
    process.stderr.write(`error NG_WRITE_FAILED\n  standard output: the result cannot be written; found ${reason}\n`);
  process.exit(1);
}

/** How many files this process may have open, as Linux tells it; on other systems, many. */
function mostFiles() {
  try {
    return Number(/^Max open files +(\d+)/m.exec(readFileSync("/proc/self/limits", "latin1"))?.[1] ?? Infinity);
  } catch {
    return Infinity;
  }
}
