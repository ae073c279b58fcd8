import type { Engine } from "@netgraft/core";
import { unsupportedOperations } from "./lower/lower-to-tensorflow.js";

/** The engine `tensorflow`, as a plugin registers it: each program that is opened runs in a process of its own. */
export function createTensorFlowEngine(): Engine {
  return {
    name: "tensorflow",
    summary: "TensorFlow, natively in a process of its own; inference and training; to be set up once",
    unsupported: unsupportedOperations,
    async open({ graph, state }, options = {}) {
      const { openProgram } = await import("./engine/open-program.js");
      return openProgram({ predict: graph }, state, options);
    },
    async openTraining({ state, ...programs }, options = {}) {
      const { openProgram } = await import("./engine/open-program.js");
      return openProgram(programs, state, options);
    },
  };
}
