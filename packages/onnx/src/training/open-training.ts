import type { EngineOptions, TrainingProgram, TrainingSession } from "@netgraft/core";
import { checkState } from "@netgraft/weights";
import type { ChangingModelBytes } from "../engine/protocol.js";
import { startOnnxEngine } from "../start-onnx-engine.js";
import { type LoweredTraining, lowerTraining } from "./lower-training.js";

/**
 * The most nodes of a step that onnxruntime is let rewrite: the time that takes grows with the square of their number, to
 * 20 seconds for 14,000, and what it wins is about a tenth of each step.
 */
const mostOptimized = 6000;

/**
 * Loads a training program in a process of its own: the step as operators of inference, its state fed and fetched there.
 * @throws NG_ENGINE_UNAVAILABLE, NG_ENGINE_FAILED, NG_ENGINE_CRASHED, NG_MODEL_TENSOR, NG_OPERATION_UNSUPPORTED
 */
export async function openTraining(
  { step, accumulate, predict, state }: TrainingProgram,
  options: EngineOptions = {},
): Promise<TrainingSession> {
  const all = [step, accumulate, predict].flatMap((graph) => graph?.state() ?? []);
  const specs = [...new Map(all.map((spec) => [spec.name, spec])).values()];
  checkState(specs, state);
  const lowered = lowerTraining(step);
  const models = {
    step: await changing(lowered),
    ...(accumulate === undefined ? {} : { accumulate: await changing(lowerTraining(accumulate)) }),
    ...(predict === undefined ? {} : { predict: await bytesOf(lowerTraining(predict)) }),
    optimize: lowered.graph.nodes.length <= mostOptimized,
  };
  const engine = await startOnnxEngine(options);
  try {
    const session = await engine.loadTraining(models, specs);
    await session.writeState(state);
    return session;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function changing(lowered: LoweredTraining): Promise<ChangingModelBytes> {
  return { model: await bytesOf(lowered), updates: lowered.updates };
}

/** The models have no weights in them, and so are small. */
async function bytesOf({ graph }: LoweredTraining): Promise<Uint8Array> {
  const [{ toModelProto }, { encodeModel }] = await Promise.all([
    import("../model/to-model-proto.js"),
    import("../model/encode-model.js"),
  ]);
  return encodeModel(toModelProto(graph), new Map());
}
