import { defaultServices, type Services } from "@netgraft/core";
import { HubReferenceError } from "../errors.js";
import { isOfHub, isRemote } from "../loader/named-file.js";

/** How something is fetched ahead. */
export interface PullOptions {
  /** Where the service is that asks the web; by default the services of the house. */
  readonly services?: Services | undefined;
  /** The environment variables by which the hub, and the caches, are found; by default those of the process. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes of the weights are there, and of how many. */
  readonly onFetch?: ((done: number, all: number) => void) | undefined;
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
export async function pull(
  reference: string,
  { services = defaultServices, env = process.env, signal, onFetch, onNote }: PullOptions = {},
): Promise<Pulled> {
  if (!isRemote(reference))
    throw new HubReferenceError({
      at: reference,
      message: "this names nothing that is fetched",
      expected: "hf-hub:<owner>/<name>[@<revision>], or the address of a file of weights",
    });
  const { webAccess } = await import("../hub/web-access.js");
  const asking = { web: services.get(webAccess), env, signal, onNote };
  if (!isOfHub(reference)) {
    const { webWeights } = await import("../hub/web-weights.js");
    return { reference, weights: await webWeights(reference, { ...asking, onProgress: onFetch }) };
  }
  const { hubNetwork, hubWeights } = await import("../hub/hub-network.js");
  const { weights, commit } = await hubNetwork(reference, asking);
  const { path } = await hubWeights(weights, { ...asking, onProgress: onFetch });
  return { reference, weights: path, commit };
}
