import type { Engine, EngineOptions, NetworkState } from "@netgraft/core";
import type { ProgramSession } from "./engine/program-session.js";
import { type Programs, unsupportedOperations } from "./lower/lower-to-tensorflow.js";
import { startTensorFlowEngine } from "./start-tensorflow-engine.js";

/** The engine `tensorflow`, as a plugin registers it: each program that is opened runs in a process of its own. */
export function createTensorFlowEngine(): Engine {
  return {
    name: "tensorflow",
    summary: "TensorFlow, natively in a process of its own; inference and training; has to be set up",
    unsupported: unsupportedOperations,
    open: ({ graph, state }, options) => open({ predict: graph }, state, options),
    openTraining: ({ state, ...programs }, options) => open(programs, state, options),
  };
}

/** @throws what starting an engine and opening a program in it throw */
async function open(programs: Programs, state: NetworkState, options: EngineOptions = {}): Promise<ProgramSession> {
  const engine = await startTensorFlowEngine(options);
  try {
    return await engine.open(programs, state);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
