import { blockedInferencePasses, type ConvAttributes, type Program, runPasses } from "@netgraft/core/graph";
import type { OnnxEngine } from "./engine/onnx-engine.js";
import { blockSize } from "./step/blocked/block-size.js";

/** Channels in a block with AVX-512. With the 8 of AVX2, merged groups took longer. */
const width = 16;

/**
 * A program in the form that onnxruntime runs fastest on this processor: it computes the same, and is never what is exported. What is
 * asked of the engine's process takes milliseconds, and of programs that no pass changes nothing is asked.
 */
export async function programForProcessor(engine: OnnxEngine, program: Program): Promise<Program> {
  if (!hasNarrowGroups(program) || (await blockSize(engine)) !== width) return program;
  return runPasses("onnxruntime inference", blockedInferencePasses(width), program);
}

/** Whether there are groups of several channels that are fewer than a block. */
function hasNarrowGroups({ graph }: Program): boolean {
  return graph.nodes.some(({ operation, inputs: [, weight], attributes }) => {
    if (operation.kind !== "conv" || weight === undefined) return false;
    const into = weight.axes.find(({ name }) => name === "in")?.size;
    // The node is a convolution.
    return (attributes as ConvAttributes).groups > 1 && typeof into === "number" && into > 1 && into < width;
  });
}
