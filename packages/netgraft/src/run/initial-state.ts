import { setImmediate } from "node:timers/promises";
import type { NetworkState, Tensor, TensorSpec } from "@netgraft/core/graph";
import { initialize } from "@netgraft/weights";

/** How initial weights are drawn. */
export interface InitialStateOptions {
  /** Ends the work between two tensors. */
  readonly signal?: AbortSignal | undefined;
  /** Told after each tensor how many elements have been drawn. */
  readonly onProgress?: ((elements: number) => void) | undefined;
  /**
   * What has been drawn with the same seed for other networks. A tensor depends on nothing but its spec and the seed, so
   * that networks that are compared share most of theirs. What is drawn is added.
   */
  readonly drawn?: Map<string, Tensor>;
}

/**
 * The first weights of a network, as `initialize` draws them: tensor by tensor, because a large network takes seconds
 * in which a program must still hear Ctrl-C.
 * @throws NG_CONFIG_INVALID where the seed is none, NG_INITIALIZER_MISFIT
 */
export async function initialState(
  specs: readonly TensorSpec[],
  seed: number,
  { signal, onProgress, drawn = new Map<string, Tensor>() }: InitialStateOptions = {},
): Promise<NetworkState> {
  const state = new Map<string, Tensor>();
  let elements = 0;
  for (const spec of specs) {
    const key = JSON.stringify([spec.name, spec.shape, spec.initializer]);
    const tensor = drawn.get(key) ?? initialize([spec], { seed }).get(spec.name);
    if (tensor === undefined) throw new TypeError(`initialize has left out ${spec.name}`);
    drawn.set(key, tensor);
    state.set(spec.name, tensor);
    elements += tensor.data.length;
    onProgress?.(elements);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return state;
}
