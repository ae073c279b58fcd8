import type { Network } from "@netgraft/core";
import { writeSafetensors } from "@netgraft/weights/node";
import { initialState } from "./initial-state.js";

/** How first weights are drawn and written. */
export interface InitialWeightsOptions {
  /** The same seed gives the same file; 0 by default. */
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told after each tensor how many elements are drawn; the file is written when all are. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * Writes the weights that training starts from (He et al. 2015) as safetensors with PyTorch's names, whole or not at all.
 * @throws NG_CONFIG_INVALID where the seed is none, NG_INITIALIZER_MISFIT; NG_WRITE_FAILED; the reason of `signal`
 */
export async function writeInitialWeights(
  network: Network,
  path: string,
  { seed = 0, signal, onProgress }: InitialWeightsOptions = {},
): Promise<void> {
  const { parameters, buffers } = network.summary();
  const state = await initialState(network.graph.state(), seed, {
    signal,
    onProgress: (done) => onProgress?.(done, parameters + buffers),
  });
  // "pt" tells other readers of safetensors that the layout is PyTorch's.
  const metadata = new Map([
    ["format", "pt"],
    ["netgraft.name", network.name],
    ["netgraft.seed", String(seed)],
  ]);
  await writeSafetensors(path, state, { metadata, checksums: true });
}
