import type { NetgraftError } from "@netgraft/core";
import { EngineProcess, type Processes } from "@netgraft/engine-process";
import { assertProgramFile } from "@netgraft/files";
import { EngineUnavailableError } from "../errors.js";
import type { Calls, EngineIdentity } from "./protocol.js";
import { runtimeModule as foundRuntime, runtimePackage } from "./runtime-module.js";

/** A process with onnxruntime. */
export type OnnxProcess = EngineProcess<Calls, EngineIdentity>;

export interface OnnxProcessOptions {
  readonly onLog?: (line: string) => void;
  /** What starts the process. */
  readonly processes?: Processes | undefined;
  /** The module that is onnxruntime; tests name others. */
  readonly runtimeModule?: string;
}

/** Starts a process with onnxruntime. @throws NG_ENGINE_UNAVAILABLE, NG_ENGINE_CRASHED, NG_PROGRAM_MISSING */
export async function startOnnxProcess({
  onLog,
  processes,
  runtimeModule = foundRuntime(),
}: OnnxProcessOptions): Promise<OnnxProcess> {
  assertProgramFile("./child.js", import.meta.url);
  return EngineProcess.start({
    program: new URL("./child.js", import.meta.url),
    parameters: [runtimeModule],
    // Telemetry, which writes to the home folder, is off from the start.
    env: { ORT_DISABLE_TELEMETRY: "1" },
    runtime: "onnxruntime",
    unavailable,
    onLog,
    processes,
  });
}

function unavailable(words: string): NetgraftError {
  if (words.includes(`'${runtimePackage}'`))
    return new EngineUnavailableError({
      message: `the package ${runtimePackage} is not installed: npm leaves it out where its install script cannot download`,
      expected: "what `netgraft setup onnx` brings",
    });
  return new EngineUnavailableError({
    message: `onnxruntime cannot be loaded on ${process.platform}-${process.arch}`,
    expected: "the package onnxruntime-node, built for this platform",
    found: words,
  });
}
