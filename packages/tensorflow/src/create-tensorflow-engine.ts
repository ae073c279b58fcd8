import { engineOfProcesses, type ProcessesEngine } from "@netgraft/engine-process";
import { unsupportedOperations } from "./lower/lower-to-tensorflow.js";
import { startTensorFlowEngine } from "./start-tensorflow-engine.js";

/** The engine `tensorflow`, as a plugin registers it: each program that is opened runs in a process of its own. */
export function createTensorFlowEngine(): ProcessesEngine {
  return engineOfProcesses({
    name: "tensorflow",
    summary: "TensorFlow, natively in a process of its own; inference and training; has to be set up",
    unsupported: unsupportedOperations,
    async start(options) {
      const engine = await startTensorFlowEngine(options);
      return {
        open: (program) => engine.load(program),
        openTraining: ({ state, ...programs }) => engine.open(programs, state),
        close: () => engine.close(),
      };
    },
  });
}
