import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ExecutionProfile, NamedTensors, Program } from "@netgraft/core/graph";
import { withTemporaryFolder } from "@netgraft/files";
import { lowerToOnnx } from "@netgraft/onnx";
import { modelNodes } from "@netgraft/onnx/model";
import type { OnnxEngine } from "../engine/onnx-engine.js";
import { rewrittenName } from "../engine/protocol.js";
import { exportOnnx } from "../export-onnx.js";
import { executionProfile } from "./kernel-profiles.js";

/**
 * Runs a program with onnxruntime's own clock at every node, in a session of its own.
 * @throws NG_ENGINE_FAILED, NG_ENGINE_CRASHED, NG_ENGINE_CLOSED; as `exportOnnx`
 */
export async function profileProgram(
  { process, threads }: OnnxEngine,
  program: Program,
  inputs: NamedTensors,
  { warmup, counted }: { readonly warmup: number; readonly counted: number },
): Promise<ExecutionProfile> {
  return withTemporaryFolder(async (folder) => {
    const model = join(folder, "model.onnx");
    await exportOnnx(program, model);
    const measured = await process.call("profile", { model, folder, threads, inputs, warmup, runs: counted });
    const rewritten = modelNodes(await readFile(join(folder, rewrittenName)));
    const { nodes: written } = lowerToOnnx(program.graph);
    return executionProfile({ graph: program.graph, written, rewritten, ...measured });
  });
}
