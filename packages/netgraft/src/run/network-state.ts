import type { Network, NetworkState } from "@netgraft/core";
import { loadWeights } from "@netgraft/weights/node";
import { initialState, type InitialStateOptions } from "./initial-state.js";
import type { WeightsSource } from "./weights-source.js";

/**
 * The weights of a network: read from a file, or drawn.
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT, NG_WEIGHTS_MISMATCH with every tensor that differs; as `initialState`
 */
export async function networkState(
  network: Network,
  source: WeightsSource,
  options: InitialStateOptions = {},
): Promise<NetworkState> {
  const specs = network.graph.state();
  return "seed" in source ? initialState(specs, source.seed, options) : loadWeights(source.file, specs);
}
