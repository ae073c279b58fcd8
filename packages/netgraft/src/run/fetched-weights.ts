import { defaultServices } from "@netgraft/core";
import { isOfHub, isRemote } from "../loader/named-file.js";
import { ofWritten } from "./labels.js";
import type { FileOfWeights, WeightsSource } from "./weights-source.js";

/**
 * A file of weights by its path, and what is known of it: of one that a reference names, once it has been fetched, or is in the cache.
 * @throws NG_HUB_REFERENCE, NG_HUB_NOT_FOUND, NG_HUB_OFFLINE, NG_FETCH_FAILED, NG_FETCH_DIFFERS, NG_WRITE_FAILED; the reason of the signal
 */
export async function fetchedWeights(
  {
    file,
    reference = file,
    background,
    labels,
    services = defaultServices,
    env = process.env,
    onFetch,
    onNote,
  }: Omit<FileOfWeights, "except">,
  signal?: AbortSignal,
): Promise<Pick<FileOfWeights, "file" | "background" | "labels" | "reference">> {
  if (!isRemote(file)) return { file, background, labels, reference };
  const { webAccess } = await import("../hub/web-access.js");
  const asking = { web: services.get(webAccess), env, signal, onNote, onProgress: onFetch };
  if (isOfHub(file)) {
    const { hubWeights } = await import("../hub/hub-network.js");
    const { labels: written, ...found } = await hubWeights(file, asking);
    return { ...found, labels: written?.map(ofWritten), reference };
  }
  return { file: await (await import("../hub/web-weights.js")).webWeights(file, asking), background, reference };
}

/**
 * Where weights come from, fetched if a reference names them, so that whoever asks again has the same: a branch can move meanwhile.
 * @throws as {@link fetchedWeights}
 */
export async function localWeights<T extends WeightsSource>(source: T, signal?: AbortSignal): Promise<T> {
  return "file" in source ? { ...source, ...(await fetchedWeights(source, signal)) } : source;
}
