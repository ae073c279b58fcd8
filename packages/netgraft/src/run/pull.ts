import { defaultServices } from "@netgraft/core";
import { HubReferenceError } from "../errors.js";
import { isOfHub, isRemote } from "../loader/named-file.js";
import { fetchedWeights } from "./fetched-weights.js";
import type { FileOfWeights } from "./weights-source.js";

/** How something is fetched ahead. */
export interface PullOptions extends Pick<FileOfWeights, "env" | "onFetch" | "services"> {
  readonly signal?: AbortSignal | undefined;
  /** Told where what is kept must do, because the hub does not answer. */
  readonly onNote?: ((note: string) => void) | undefined;
}

/** What is in the cache. */
export interface Pulled {
  readonly reference: string;
  /** The path of the weights. */
  readonly weights: string;
  /** Of a network of the hub: what its revision leads to now. */
  readonly commit?: string;
}

/**
 * Fetches what a reference names, so that it is there without a network: a network of the hub with its weights, or a file of weights of the web.
 * @throws NG_HUB_REFERENCE, NG_HUB_CONFIG, NG_HUB_NOT_FOUND, NG_HUB_OFFLINE, NG_FETCH_FAILED, NG_FETCH_DIFFERS, NG_WRITE_FAILED; the
 *   reason of the signal
 */
export async function pull(reference: string, { signal, ...options }: PullOptions = {}): Promise<Pulled> {
  if (!isRemote(reference))
    throw new HubReferenceError({
      at: reference,
      message: "this names nothing that is fetched",
      expected: "hf-hub:<owner>/<name>[@<revision>], or the address of a file of weights",
    });
  const fetched = async (file: string): Promise<string> => (await fetchedWeights({ file, ...options }, signal)).file;
  if (!isOfHub(reference)) return { reference, weights: await fetched(reference) };
  const { services = defaultServices, env = process.env, onNote } = options;
  const [{ webAccess }, { hubNetwork }] = await Promise.all([
    import("../hub/web-access.js"),
    import("../hub/hub-network.js"),
  ]);
  const { weights, commit } = await hubNetwork(reference, { web: services.get(webAccess), env, signal, onNote });
  return { reference, weights: await fetched(weights), commit };
}
