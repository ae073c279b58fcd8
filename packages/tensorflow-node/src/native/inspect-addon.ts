import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { childEnvironment } from "@netgraft/engine-process";
import { assertProgramFile } from "@netgraft/files";
import { loadError } from "./load-error.js";

/** The TensorFlow under an addon of tfjs-node. */
export interface NativeTensorFlow {
  readonly version: string;
  /** Whether it computes with oneDNN. */
  readonly oneDnn: boolean;
  /** Whether it computes gradients of convolutions in groups; else each group is computed by itself. */
  readonly groupedGradients: boolean;
}

/** Loads an addon in a process of its own. @throws NG_TENSORFLOW_LOAD */
export async function inspectAddon(addon: string, signal?: AbortSignal): Promise<NativeTensorFlow> {
  assertProgramFile("./inspect-child.js", import.meta.url);
  const child = fileURLToPath(new URL("./inspect-child.js", import.meta.url));
  const { stdout, stderr, ended } = await new Promise<{ stdout: string; stderr: string; ended: string }>((resolve) => {
    // The log says whether oneDNN is on, at a level that is often switched off.
    const env = {
      ...childEnvironment(process.env),
      TF_ENABLE_ONEDNN_OPTS: "1",
      TF_CPP_MIN_LOG_LEVEL: "0",
      TF_CPP_MAX_VLOG_LEVEL: "0",
    };
    execFile(process.execPath, [child, addon], { env, signal }, (error, out, log) =>
      resolve({ stdout: out, stderr: log, ended: error?.signal ?? `exit status ${error?.code ?? 0}` }),
    );
  });
  signal?.throwIfAborted();
  const answer = parsed(stdout);
  if (answer === undefined)
    throw loadError(`${ended}; it last wrote: ${stderr.trim().split("\n").at(-1) ?? ""}`, addon);
  if ("failed" in answer) throw loadError(answer.failed, addon);
  return { ...answer, oneDnn: /oneDNN custom operations are on|\(oneDNN\) to use/.test(stderr) };
}

function parsed(text: string): Omit<NativeTensorFlow, "oneDnn"> | { readonly failed: string } | undefined {
  try {
    // What inspect-child.ts prints.
    return JSON.parse(text) as Omit<NativeTensorFlow, "oneDnn"> | { readonly failed: string };
  } catch {
    return undefined;
  }
}
