import type { Network } from "@netgraft/core";
import type { TensorFlowFunction, TfjsNode, TfjsTensor } from "@netgraft/tensorflow-node";
import type { WeightsSource } from "./run/weights-source.js";

/** How a network becomes a function of tensors of tfjs. */
export interface ToTensorFlowOptions<Tensor extends TfjsTensor> {
  /** The module `@tensorflow/tfjs-node` whose tensors are given; by default what `importTfjsNode` gives. */
  readonly tf?: TfjsNode<Tensor>;
  /** By default drawn with the seed 0. */
  readonly weights?: WeightsSource;
}

/**
 * A network as a function of tensors of tfjs: pictures (batch, height, width, channel), normalised, to logits (batch, channel).
 * It runs in the TensorFlow under tfjs-node, in this process; the caller disposes of it.
 * @throws NG_TENSORFLOW_ABSENT where `netgraft setup tensorflow` has to be run first, NG_TENSORFLOW_LOAD;
 *   NG_OPERATION_UNSUPPORTED, NG_ENGINE_FAILED; NG_READ_FAILED, NG_WEIGHTS_FORMAT, NG_WEIGHTS_MISMATCH, NG_MODEL_TENSOR
 *   of the weights
 */
export async function toTensorFlow<Tensor extends TfjsTensor = TfjsTensor>(
  network: Network,
  { tf, weights = { seed: 0 } }: ToTensorFlowOptions<Tensor> = {},
): Promise<TensorFlowFunction<Tensor>> {
  // Loaded here, so that commands start fast.
  const tensorflow = await import("@netgraft/tensorflow-node");
  const { networkState } = await import("./run/network-state.js");
  // Before the weights, which can be large.
  const module = tf ?? (await tensorflow.importTfjsNode<TfjsNode<Tensor>>());
  return tensorflow.toTensorFlow(module, { graph: network.graph, state: await networkState(network, weights) });
}
