import { defaultServices, type Services } from "@netgraft/core";
import type { EnginePreference, EngineTask } from "@netgraft/core/graph";
import { engineOfProcesses, processes, type ProcessesEngine } from "@netgraft/engine-process";
import { unsupportedOperations } from "@netgraft/tensorflow";
import { tensorFlowSetUp } from "./set-up/engine-set-up.js";
import { startTensorFlowEngine } from "./start-tensorflow-engine.js";

/**
 * Measured on 2 threads of an AMD EPYC with AVX2. Training, by `npm run bench:train` and steps of other networks taken in the
 * same way: it takes 0.67 to 0.75 of onnxruntime's time with MobileNetV2, EfficientNet-B0 and VGG-11, 0.85 with Inception-v3,
 * 0.89 to 1.0 with SE-ResNets on pictures up to 128×128, 1.03 to 1.07 with those on 224×224, 1.11 with ShuffleNetV2.
 * Prediction, by `npm run bench -- inference`: runs take about as long, and opening SE-ResNet-50 takes three times as long.
 */
const preferences: Readonly<Record<EngineTask, EnginePreference>> = {
  training: {
    speed: 1.2,
    measuredWith: "MobileNetV2, EfficientNet, VGG, Inception-v3 and SE-ResNets on pictures up to 128×128",
  },
  prediction: { speed: 0.9, measuredWith: "SE-ResNet-50 on 224×224" },
};

/** How the engine works, where that is not its own affair. */
export interface TensorFlowEngineSettings {
  /** What starts its processes: the framework's, asked when it does; by default `fork` of Node. */
  readonly services?: Services | undefined;
}

/** The engine `tensorflow`, as a plugin registers it: each program that is opened runs in a process of its own. */
export function createTensorFlowEngine({ services = defaultServices }: TensorFlowEngineSettings = {}): ProcessesEngine {
  return engineOfProcesses({
    name: "tensorflow",
    summary: "TensorFlow, natively in a process of its own; inference and training; has to be set up",
    unsupported: unsupportedOperations,
    async availability(surroundings = {}) {
      const { tensorFlowAvailability } = await import("./native/tensorflow-availability.js");
      return tensorFlowAvailability(surroundings.env === undefined ? {} : { env: surroundings.env });
    },
    preference: (task) => preferences[task],
    setUp: tensorFlowSetUp,
    async start(options) {
      const engine = await startTensorFlowEngine({ ...options, processes: services.get(processes) });
      return {
        open: (program) => engine.load(program),
        openTraining: ({ state, ...programs }) => engine.open(programs, state),
        close: () => engine.close(),
      };
    },
  });
}
