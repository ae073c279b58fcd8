import type { Graph } from "@netgraft/core";
import type { TrainingProgram, TrainingSession } from "@netgraft/core/graph";
import { checkState } from "@netgraft/weights";
import type { OnnxEngine, OnnxEngineOptions } from "../engine/onnx-engine.js";
import type { ChangingModelBytes } from "../engine/protocol.js";
import { layoutOfProcessor } from "../step/choose-layout.js";
import type { LayoutName } from "../step/layout/step-layout.js";
import { portable } from "../step/layout/portable.js";
import { type LoweredStep, lowerStep } from "../step/lower-step.js";
import { storageOrders } from "../step/storage-orders.js";
import { OnnxTrainingSession } from "./onnx-training-session.js";

/** Options of a training session of this engine. */
export interface OnnxTrainingOptions {
  /** How feature maps lie in memory; by default as it is best for the processor (`blocked` where that works). */
  readonly layout?: LayoutName | undefined;
  /** Starts an engine to try a layout in, which may crash there. */
  readonly start?: ((options: OnnxEngineOptions) => Promise<OnnxEngine>) | undefined;
}

/**
 * Loads a training program in an engine: the step as operators of inference, its state fed and fetched there.
 * @throws NG_ENGINE_UNAVAILABLE, NG_ENGINE_FAILED, NG_ENGINE_CRASHED, NG_ENGINE_CLOSED, NG_MODEL_TENSOR,
 *   NG_OPERATION_UNSUPPORTED
 */
export async function openTraining(
  engine: OnnxEngine,
  { step, accumulate, predict, state }: TrainingProgram,
  { layout: wanted = "blocked", start }: OnnxTrainingOptions = {},
): Promise<TrainingSession> {
  const all = [step, accumulate, predict].flatMap((graph) => graph?.state() ?? []);
  const specs = [...new Map(all.map((spec) => [spec.name, spec])).values()];
  checkState(specs, state);
  const layout = wanted === "portable" ? portable : await layoutOfProcessor(start);
  const orders = storageOrders(step, layout);
  const lower = (graph: Graph): LoweredStep => lowerStep(graph, { layout, orders });
  const models = {
    step: await changing(lower(step)),
    ...(accumulate === undefined ? {} : { accumulate: await changing(lower(accumulate)) }),
    ...(predict === undefined ? {} : { predict: await bytesOf(lower(predict)) }),
  };
  const { process, threads } = engine;
  const { identity } = process;
  const environment = {
    runtime: `${identity.name} ${identity.version}`,
    provider: identity.provider,
    threads: String(threads),
    layout: layout.title,
  };
  const opened = process.newSession();
  await opened.call("openTraining", { models, threads });
  const session = new OnnxTrainingSession(opened, { specs, orders }, environment);
  await session.writeState(state);
  return session;
}

async function changing(lowered: LoweredStep): Promise<ChangingModelBytes> {
  return { model: await bytesOf(lowered), updates: lowered.updates };
}

/** The models have no weights in them, and so are small. */
async function bytesOf({ graph }: LoweredStep): Promise<Uint8Array> {
  const { encodeGraph } = await import("@netgraft/onnx/model");
  return encodeGraph(graph);
}
