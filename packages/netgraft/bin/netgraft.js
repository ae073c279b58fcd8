#!/usr/bin/env node
import module from "node:module";

// From Node 22.8 on, compiled modules are kept between runs.
module.enableCompileCache?.();

// The reader of a pipe may stop reading (`netgraft list | head`), a terminal may be closed; that is no failure. Work that
// ends in order, as training with a checkpoint, listens for it (src/command/interruption.ts).
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
    if (!process.emit(Symbol.for("netgraft.unread"))) process.exit();
  });
}

const { runCommand } = await import("../dist/command/run-command.js");

// Set rather than exited with, so that what is still being written reaches its reader.
process.exitCode = await runCommand(process.argv.slice(2));

// A terminal that is gone cannot be reset, which Node tries as it exits, and aborts: the signal, now without a listener, ends it.
if (process.exitCode === 129) process.kill(process.pid, "SIGHUP");
