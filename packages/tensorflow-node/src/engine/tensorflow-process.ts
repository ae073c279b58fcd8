import { join } from "node:path";
import { EngineProcess, type Processes } from "@netgraft/engine-process";
import { assertProgramFile } from "@netgraft/files";
import { findTfjsNode, type Places } from "../native/find-tfjs-node.js";
import { loadError } from "../native/load-error.js";
import { addonPath } from "../native/native-folder.js";
import type { Calls, EngineIdentity } from "./protocol.js";

/** A process with TensorFlow. */
export type TensorFlowProcess = EngineProcess<Calls, EngineIdentity>;

export interface TensorFlowEngineOptions {
  /** Threads for one run, by default the number of cores that this process may use. */
  readonly threads?: number;
  /** Takes each line that the engine's process writes to its standard output or error. */
  readonly onLog?: (line: string) => void;
  /** What starts its process: a framework's service; by default `fork` of Node. */
  readonly processes?: Processes | undefined;
  /** Where tfjs-node is looked for. */
  readonly places?: Places;
}

/**
 * Starts a process with TensorFlow.
 * @throws NG_TENSORFLOW_ABSENT where there is none, NG_TENSORFLOW_LOAD where it does not load; NG_ENGINE_CRASHED
 */
export async function startTensorFlowProcess(
  threads: number,
  { onLog, places, processes }: Omit<TensorFlowEngineOptions, "threads">,
): Promise<TensorFlowProcess> {
  const addon = join(await findTfjsNode(places), addonPath);
  assertProgramFile("./child.js", import.meta.url);
  return EngineProcess.start({
    program: new URL("./child.js", import.meta.url),
    parameters: [addon],
    env: {
      // Off, TensorFlow is several times slower; to tell whose fault something is, it can be switched off all the same.
      TF_ENABLE_ONEDNN_OPTS: process.env["TF_ENABLE_ONEDNN_OPTS"] ?? "1",
      TF_NUM_INTRAOP_THREADS: `${threads}`,
      // What it tells of itself at every start is no news.
      TF_CPP_MIN_LOG_LEVEL: process.env["TF_CPP_MIN_LOG_LEVEL"] ?? "2",
    },
    runtime: "TensorFlow",
    unavailable: (words) => loadError(words, addon),
    remedy: (signal) =>
      // oneDNN 3.x divides by zero where a virtual machine hides its caches (1×1 convolutions), and may not know a processor.
      signal === "SIGFPE" || signal === "SIGILL"
        ? "oneDNN does not get along with this processor; TF_ENABLE_ONEDNN_OPTS=0 does without it"
        : undefined,
    onLog,
    processes,
  });
}
