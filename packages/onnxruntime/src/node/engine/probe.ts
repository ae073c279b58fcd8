import { NetgraftError } from "@netgraft/core";
import { OnnxEngine, type OnnxEngineOptions } from "./onnx-engine.js";
import type { OnnxProcessOptions } from "./onnx-process.js";
import type { EngineIdentity } from "./protocol.js";

/** Whether the ONNX engine runs here: what it is, or why not. */
export type EngineProbe =
  | { readonly available: true; readonly identity: EngineIdentity; readonly threads: number }
  | { readonly available: false; readonly error: NetgraftError };

/** Starts the engine and ends it again, to see whether it can. */
export async function probe(options: OnnxEngineOptions & OnnxProcessOptions = {}): Promise<EngineProbe> {
  try {
    const engine = await OnnxEngine.start(options);
    await engine.close();
    return { available: true, identity: engine.identity, threads: engine.threads };
  } catch (error) {
    if (error instanceof NetgraftError) return { available: false, error };
    throw error;
  }
}
