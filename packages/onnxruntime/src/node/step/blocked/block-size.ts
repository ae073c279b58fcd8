import { float32Tensor, requireFloat32 } from "@netgraft/core/graph";
import type { OnnxEngine } from "../../engine/onnx-engine.js";
import { Emission, renameOutputs } from "@netgraft/onnx/lowering";
import { encodeGraph } from "@netgraft/onnx/model";
import { blockedOperator } from "./operators.js";

/** Channels that every block size divides; the sizes that there are, are 8 and 16. */
const channels = 48;

/**
 * How many channels are a block on this processor: 8 with AVX2, 16 with AVX-512. Undefined where onnxruntime has no
 * operators on blocks. Found by looking where the second position of the first channel ends up.
 */
export async function blockSize(engine: OnnxEngine): Promise<number | undefined> {
  const shape = [1, channels, 1, 2];
  const emission = new Emission(17, ["x", "y"]);
  const blocked = blockedOperator(emission, "ReorderInput", ["x"]);
  const port = { dtype: "float32", shape } as const;
  const graph = {
    name: "blockSize",
    opset: 17,
    nodes: renameOutputs(emission.nodes, new Map([["y", blocked]])),
    inputs: [{ name: "x", ...port }],
    outputs: [{ name: "y", ...port }],
    state: [],
    constants: [],
  };
  const x = float32Tensor(
    shape,
    Float32Array.from({ length: 2 * channels }, (_, index) => index),
  );
  try {
    const session = await engine.load(encodeGraph(graph));
    const { y } = await session.run({ x });
    await session.release();
    const size = requireFloat32(y, "y").data.indexOf(1);
    return size > 1 ? size : undefined;
  } catch {
    return undefined;
  }
}
