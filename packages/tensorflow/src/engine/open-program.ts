import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NetworkState } from "@netgraft/core";
import { checkState } from "@netgraft/weights";
import { lowerToTensorFlow, type Programs, stateOf } from "../lower/lower-to-tensorflow.js";
import type { TensorFlowGraph } from "../lower/tensorflow-graph.js";
import { encodeSavedModel, servingTag } from "../model/encode-saved-model.js";
import { ProgramSession } from "./program-session.js";
import { startTensorFlowProcess, type TensorFlowEngineOptions, type TensorFlowProcess } from "./tensorflow-process.js";

/**
 * Loads graphs that share their state into a process of their own, with the state that they begin with.
 * @throws NG_TENSORFLOW_ABSENT, NG_TENSORFLOW_LOAD, NG_ENGINE_FAILED, NG_ENGINE_CRASHED, NG_MODEL_TENSOR,
 * NG_OPERATION_UNSUPPORTED
 */
export async function openProgram(
  programs: Programs,
  state: NetworkState,
  options: TensorFlowEngineOptions,
): Promise<ProgramSession> {
  checkState(stateOf(Object.values(programs)), state);
  const { engine, identity } = await startTensorFlowProcess(options);
  try {
    const lowered = lowerToTensorFlow(programs, { splitsGroups: !identity.hasGroupedGradients });
    await load(engine, lowered);
    const session = new ProgramSession(engine, lowered);
    await session.writeState(state);
    return session;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** By way of a folder, which is new each time: TensorFlow takes models from nowhere else. */
async function load(engine: TensorFlowProcess, lowered: TensorFlowGraph): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "netgraft-"));
  try {
    await writeFile(join(folder, "saved_model.pb"), encodeSavedModel(lowered));
    await engine.call("load", { folder, tag: servingTag });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
