import { startOnnxEngine } from "../start-onnx-engine.js";
import { portable } from "./layout/portable.js";
import type { OnnxEngine, OnnxEngineOptions } from "../engine/onnx-engine.js";
import type { StepLayout } from "./layout/step-layout.js";

type StartOnnxEngine = (options: OnnxEngineOptions) => Promise<OnnxEngine>;

let known: Promise<StepLayout> | undefined;

/**
 * The layout made for this processor, if onnxruntime has one for it and a small step comes out as with the portable
 * one: its operators are onnxruntime's own, and nothing says that the next version has them. It is tried once, in an engine
 * of its own, which may crash.
 * @param start starts that engine
 */
export function layoutOfProcessor(start: StartOnnxEngine = startOnnxEngine): Promise<StepLayout> {
  known ??= tried(start).catch((error: unknown) => {
    // It is not known then: an engine that was killed says nothing of the next.
    known = undefined;
    throw error;
  });
  return known;
}

async function tried(start: StartOnnxEngine): Promise<StepLayout> {
  const [{ blockedLayout }, { blockSize }, { agreesWithPortable }] = await Promise.all([
    import("./blocked/blocked-layout.js"),
    import("./blocked/block-size.js"),
    import("./self-test.js"),
  ]);
  const engine = await start({ threads: 1 });
  try {
    const block = await blockSize(engine);
    if (block === undefined) return portable;
    const layout = blockedLayout(block);
    return (await agreesWithPortable(engine, layout)) ? layout : portable;
  } finally {
    await engine.close();
  }
}
