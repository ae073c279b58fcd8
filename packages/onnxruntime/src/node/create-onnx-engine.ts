import { defaultServices, type Services } from "@netgraft/core";
import type { EngineOptions, Program, Session } from "@netgraft/core/graph";
import { engineOfProcesses, processes, type ProcessesEngine } from "@netgraft/engine-process";
import type { OnnxEngine } from "./engine/onnx-engine.js";
import type { OnnxSession } from "./engine/onnx-session.js";
import { exportOnnx } from "./export-onnx.js";
import { unsupportedOperations } from "@netgraft/onnx";
import type { LayoutName } from "./step/layout/step-layout.js";
import { onnxSetUp } from "./set-up/engine-set-up.js";
import { startOnnxEngine } from "./start-onnx-engine.js";
import { TriedEngine } from "./tried-engine.js";

/** How the engine works, where that is not its own affair. */
export interface OnnxEngineSettings {
  /** How feature maps lie in memory when it trains; by default as it is best for the processor. */
  readonly layout?: LayoutName | undefined;
  /** Runs programs as they would be exported, without what is faster on this processor; it computes the same. */
  readonly asWritten?: boolean | undefined;
  /** What starts its processes: the framework's, asked when it does; by default `fork` of Node. */
  readonly services?: Services | undefined;
}

/** The engine `onnx`, as a plugin registers it: each program that is opened runs in a process of its own. */
export function createOnnxEngine({
  layout,
  asWritten = false,
  services = defaultServices,
}: OnnxEngineSettings = {}): ProcessesEngine {
  const start = (options?: EngineOptions): Promise<OnnxEngine> =>
    startOnnxEngine({ ...options, processes: services.get(processes) });
  const tried = new TriedEngine(start);
  const formOf = async (engine: OnnxEngine, program: Program): Promise<Program> =>
    asWritten ? program : (await import("./program-for-processor.js")).programForProcessor(engine, program);
  const registered = engineOfProcesses({
    name: "onnx",
    summary: "onnxruntime in a process of its own; inference and training",
    unsupported: unsupportedOperations,
    availability: () => tried.availability(),
    // It is what the speed of others is measured by. Of prediction by `npm run bench -- inference`: runs take about as long
    // as TensorFlow's, and SE-ResNet-50 is opened in a third of the time.
    preference: () => ({ speed: 1, measuredWith: "SE-ResNet-50 on 224×224" }),
    setUp: onnxSetUp,
    async start(options) {
      const engine = tried.take(options?.threads) ?? (await start(options));
      return {
        open: async (program) => loadProgram(engine, await formOf(engine, program)),
        async openTraining(program) {
          // Loaded when something is trained: steps have a lowering of their own.
          const { openTraining } = await import("./training/open-training.js");
          return openTraining(engine, program, { layout, start });
        },
        async profile(program, inputs, runs) {
          const { profileProgram } = await import("./profile/profile-program.js");
          return profileProgram(engine, await formOf(engine, program), inputs, runs);
        },
        close: () => engine.close(),
      };
    },
    profiles: true,
  });
  const reading = new Set<OnnxEngine>();
  return {
    ...registered,
    async openExported(path, format) {
      if (format !== "onnx") return undefined;
      const engine = tried.take(undefined) ?? (await start());
      const release = async (): Promise<void> => {
        reading.delete(engine);
        await engine.close();
      };
      reading.add(engine);
      try {
        const session = await engine.load(path);
        return { ...asSession(session), inputs: session.inputs, release };
      } catch (error) {
        await release();
        throw error;
      }
    },
    async close() {
      await Promise.all([registered.close(), tried.close(), ...[...reading].map((engine) => engine.close())]);
    },
  };
}

/** By way of a file: a model of hundreds of megabytes takes three times as long as a message between processes. */
async function loadProgram(engine: OnnxEngine, program: Program): Promise<Session> {
  const { withTemporaryFile } = await import("./engine/temporary-file.js");
  const session = await withTemporaryFile(
    (path) => exportOnnx(program, path),
    (path) => engine.load(path),
  );
  return asSession(session);
}

function asSession(session: OnnxSession): Session {
  return {
    run: (inputs) => session.run(inputs),
    async benchmark(inputs, { warmup, counted }) {
      const { milliseconds } = await session.benchmark(inputs, { warmup, runs: counted });
      return milliseconds;
    },
    release: () => session.release(),
  };
}
