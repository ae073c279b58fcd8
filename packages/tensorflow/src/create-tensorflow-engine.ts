import type { Engine, EngineOptions } from "@netgraft/core";
import type { TensorFlowEngine } from "./engine/tensorflow-engine.js";
import { unsupportedOperations } from "./lower/lower-to-tensorflow.js";
import { startTensorFlowEngine } from "./start-tensorflow-engine.js";

/** The engine `tensorflow`, as a plugin registers it: each program that is opened runs in a process of its own. */
export function createTensorFlowEngine(): Engine {
  return {
    name: "tensorflow",
    summary: "TensorFlow, natively in a process of its own; inference and training; has to be set up",
    unsupported: unsupportedOperations,
    open: (program, options) => start(options, (engine) => engine.load(program)),
    openTraining: ({ state, ...programs }, options) => start(options, (engine) => engine.open(programs, state)),
  };
}

/** @throws what starting an engine and opening a program in it throw */
async function start<Session>(
  options: EngineOptions | undefined,
  open: (engine: TensorFlowEngine) => Promise<Session>,
): Promise<Session> {
  const engine = await startTensorFlowEngine(options);
  try {
    return await open(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
