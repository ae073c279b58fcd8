import type { Engine, EngineOptions, Program, Session } from "@netgraft/core";
import type { OnnxEngine } from "./engine/onnx-engine.js";
import type { OnnxSession } from "./engine/onnx-session.js";
import { exportOnnx } from "./export-onnx.js";
import { unsupportedOperations } from "./lower/lower-to-onnx.js";
import type { LayoutName } from "./step/choose-layout.js";
import { openTraining } from "./training/open-training.js";
import { startOnnxEngine } from "./start-onnx-engine.js";

/** How the engine works, where that is not its own affair. */
export interface OnnxEngineSettings {
  /** How feature maps lie in memory when it trains; by default as it is best for the processor. */
  readonly layout?: LayoutName | undefined;
}

/** The engine `onnx`, as a plugin registers it: each program that is opened runs in a process of its own. */
export function createOnnxEngine({ layout }: OnnxEngineSettings = {}): Engine {
  return {
    name: "onnx",
    summary: "onnxruntime in a process of its own; inference and training",
    unsupported: unsupportedOperations,
    open,
    openTraining: (program, options) => openTraining(program, { ...options, layout }),
  };
}

/** @throws NG_ENGINE_UNAVAILABLE, NG_ENGINE_FAILED, NG_ENGINE_CRASHED; what `exportOnnx` throws */
async function open(program: Program, options: EngineOptions = {}): Promise<Session> {
  const engine = await startOnnxEngine(options);
  try {
    return sessionOf(engine, await load(engine, program));
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** By way of a file: a model of hundreds of megabytes takes three times as long as a message between processes. */
async function load(engine: OnnxEngine, program: Program): Promise<OnnxSession> {
  const { withTemporaryFile } = await import("./engine/temporary-file.js");
  return withTemporaryFile(
    (path) => exportOnnx(program, path),
    (path) => engine.load(path),
  );
}

function sessionOf(engine: OnnxEngine, session: OnnxSession): Session {
  return {
    run: (inputs) => session.run(inputs),
    async benchmark(inputs, { warmup, counted }) {
      const { milliseconds } = await session.benchmark(inputs, { warmup, runs: counted });
      return milliseconds;
    },
    close: () => engine.close(),
  };
}
