#!/usr/bin/env node
import module from "node:module";

// From Node 22.8 on, compiled modules are kept between runs.
module.enableCompileCache?.();

// The reader of a pipe may stop reading (`netgraft list | head`); that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

const { runCommand } = await import("../dist/command/run-command.js");

// Set rather than exited with, so that what is still being written reaches its reader.
process.exitCode = await runCommand(process.argv.slice(2));
