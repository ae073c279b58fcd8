import type { Program } from "@netgraft/core/graph";
import { EngineFailedError } from "@netgraft/engine-process";
import { withTemporaryFolder } from "@netgraft/files";
import { checkState } from "@netgraft/weights";
import { encodeSavedModel, servingTag } from "@netgraft/tensorflow/saved-model";
import { lowerInference } from "@netgraft/tensorflow";
import { restoreRemovedFunctions } from "./removed-functions.js";
import type { TfjsNode, TfjsSavedModel, TfjsTensor } from "./tfjs-node.js";

/** A network as a function of tensors of tfjs. */
export interface TensorFlowFunction<Tensor extends TfjsTensor> {
  /**
   * @param x float32: pictures as TensorFlow has them (batch, height, width, channel)
   * @returns logits (batch, channel)
   */
  (x: Tensor): Tensor;
  /** Frees the network's memory. */
  dispose(): void;
}

/**
 * A network with its weights as a function of tensors of tfjs, which runs in the TensorFlow under tfjs-node, in this process.
 * @param tf the module `@tensorflow/tfjs-node` whose tensors are given
 * @param program has one input and one output
 * @throws NG_MODEL_TENSOR, NG_OPERATION_UNSUPPORTED; NG_ENGINE_FAILED where TensorFlow refuses it
 */
export async function toTensorFlow<Tensor extends TfjsTensor>(
  tf: TfjsNode<Tensor>,
  program: Program,
): Promise<TensorFlowFunction<Tensor>> {
  restoreRemovedFunctions();
  checkState(program.graph.state(), program.state);
  // oneDNN is as the caller has started TensorFlow; without gradients, convolutions in groups need none.
  const lowered = lowerInference(program, { channelsLast: true });
  return withTemporaryFolder(async (folder, write) => {
    await write("saved_model.pb", [encodeSavedModel(lowered)]);
    try {
      const { inputs } = lowered.signatures["predict"] ?? { inputs: {} };
      return functionOf(await tf.node.loadSavedModel(folder, [servingTag], "predict"), Object.keys(inputs)[0] ?? "");
    } catch (cause) {
      throw new EngineFailedError({ message: "TensorFlow does not load the network", found: String(cause) }, { cause });
    }
  });
}

function functionOf<Tensor extends TfjsTensor>(
  model: TfjsSavedModel<Tensor>,
  input: string,
): TensorFlowFunction<Tensor> {
  const call = (x: Tensor): Tensor => {
    const [y, ...others] = tensorsOf(model.predict({ [input]: x }));
    for (const other of others) other.dispose();
    if (y === undefined) throw new EngineFailedError({ message: "the network has no output" });
    return y;
  };
  return Object.assign(call, { dispose: () => model.dispose() });
}

function tensorsOf<Tensor extends TfjsTensor>(outputs: Tensor | Tensor[] | Record<string, Tensor>): readonly Tensor[] {
  if (Array.isArray(outputs)) return outputs;
  return isTensor(outputs) ? [outputs] : Object.values(outputs);
}

function isTensor<Tensor extends TfjsTensor>(outputs: Tensor | Record<string, Tensor>): outputs is Tensor {
  return typeof outputs.dispose === "function";
}
