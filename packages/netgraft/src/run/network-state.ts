import type { Network, NetworkState } from "@netgraft/core";
import { checkState } from "@netgraft/weights";
import { loadWeights } from "@netgraft/weights/node";
import { initialState, type InitialStateOptions } from "./initial-state.js";
import type { WeightsSource } from "./weights-source.js";

/**
 * The weights of a network: read from a file, drawn, or those at hand.
 * @throws NG_MODEL_TENSOR where those at hand are not the network's; NG_READ_FAILED, NG_WEIGHTS_FORMAT, NG_WEIGHTS_MISMATCH with every tensor that differs; as `initialState`
 */
export async function networkState(
  network: Network,
  source: WeightsSource,
  options: InitialStateOptions = {},
): Promise<NetworkState> {
  const specs = network.graph.state();
  if ("seed" in source) return initialState(specs, source.seed, options);
  if ("file" in source) return loadWeights(source.file, specs);
  checkState(specs, source.state);
  return source.state;
}
