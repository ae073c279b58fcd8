import { defaultServices } from "@netgraft/core";
import { isOfHub, isRemote } from "../loader/named-file.js";
import type { FileOfWeights } from "./weights-source.js";

/**
 * A file of weights by its path, and what is known of it: of one that a reference names, once it has been fetched, or is in the cache.
 * @throws NG_HUB_REFERENCE, NG_HUB_NOT_FOUND, NG_HUB_OFFLINE, NG_FETCH_FAILED, NG_FETCH_DIFFERS, NG_WRITE_FAILED; the reason of the signal
 */
export async function fetchedWeights(
  { file, background, services = defaultServices, env = process.env, onFetch, onNote }: Omit<FileOfWeights, "except">,
  signal?: AbortSignal,
): Promise<Pick<FileOfWeights, "file" | "background">> {
  if (!isRemote(file)) return { file, background };
  const { webAccess } = await import("../hub/web-access.js");
  const asking = { web: services.get(webAccess), env, signal, onNote, onProgress: onFetch };
  if (isOfHub(file)) return (await import("../hub/hub-network.js")).hubWeights(file, asking);
  return { file: await (await import("../hub/web-weights.js")).webWeights(file, asking) };
}
