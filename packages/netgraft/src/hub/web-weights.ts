import { join } from "node:path";
import { FetchFailedError, HubOfflineError } from "../errors.js";
import { fetchFile } from "./fetch-file.js";
import { isThere } from "./hub-cache.js";
import type { HubOptions } from "./hub-repository.js";
import { hubSettings, torchCheckpoints } from "./hub-settings.js";

/** The start of its SHA-256 in the name of a file, as PyTorch has it (`torch.hub.HASH_REGEX`): `resnet50-0676ba61.pth`. */
const hashInName = /-([a-f0-9]{8,64})\.[^-]*$/;

/**
 * A file of weights of the web, in the cache that PyTorch's hub has: `$TORCH_HOME/hub/checkpoints/<name>`.
 * @param address with the start of the file's SHA-256 in its name
 * @throws NG_FETCH_FAILED, also where the name has none; NG_FETCH_DIFFERS, NG_HUB_OFFLINE, NG_WRITE_FAILED; the reason of the signal
 */
export async function webWeights(address: string, options: HubOptions): Promise<string> {
  const { web, env, signal, onProgress, patience } = options;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const name = decodedName(url?.pathname ?? "");
  const [, hex] = hashInName.exec(name) ?? [];
  if (url === undefined || hex === undefined || url.username !== "")
    throw new FetchFailedError({
      at: address,
      message: "what would come cannot be checked, and is not fetched",
      expected:
        "an address whose file has the start of its SHA-256 in its name, such as resnet50-0676ba61.pth; fetch others by yourself",
      found: name,
    });
  const path = join(torchCheckpoints(env), name);
  if (await isThere(path)) return path;
  if (hubSettings(env).isOffline)
    throw new HubOfflineError({
      at: address,
      message: `${path} is not there, and HF_HUB_OFFLINE forbids to fetch it`,
      expected: `\`netgraft pull ${address}\` while there is a network`,
    });
  const expected = { digest: { kind: "sha256", hex } } as const;
  await fetchFile(url.href, path, { web, signal, onProgress, patience, expected });
  return path;
}

/** The last part of a path; nothing where it is none that a file has. */
function decodedName(path: string): string {
  try {
    const name = decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
    return /^[\w.+ -]+$/.test(name) && !name.startsWith(".") ? name : "";
  } catch {
    return "";
  }
}
