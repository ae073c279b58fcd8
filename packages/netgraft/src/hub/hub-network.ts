import type { LoadedConfig } from "@netgraft/core/config";
import { fromPlain } from "@netgraft/core/host";
import { parseJson } from "@netgraft/core/graph";
import { readFileWhole } from "@netgraft/files";
import type { Background } from "@netgraft/weights";
import { HubConfigError, HubNotFoundError, HubOfflineError } from "../errors.js";
import { backgroundOfHub } from "./hub-background.js";
import { configOfHub, labelsOfHub, type WrittenLabel } from "./hub-config.js";
import { type HubOptions, HubRepository } from "./hub-repository.js";
import { hubReference, parseHubReference } from "./hub-reference.js";

/** The file that says what the network is. */
const configFile = "config.json";

/** The weights, in timm's order (`timm.models._hub`): the first that there is is taken. */
const weightsFiles = ["model.safetensors", "pytorch_model.bin", "pytorch_model.pth", "model.pth"];

/** A network of the hub as a config, and its weights. */
export interface HubNetwork {
  readonly config: LoadedConfig;
  /** A reference to the weights of the same commit. */
  readonly weights: string;
  readonly commit: string;
}

/**
 * The config of a network of the hub.
 * @param text `hf-hub:<owner>/<name>[@<revision>][#test]`
 * @throws NG_HUB_REFERENCE, NG_HUB_CONFIG; as `HubRepository`
 */
export async function hubNetwork(text: string, options: HubOptions): Promise<HubNetwork> {
  const reference = parseHubReference(text);
  const { path, commit } = await new HubRepository(reference, options).first([configFile]);
  const pinned = { ...reference, revision: commit };
  const shown = `${hubReference(reference)}/${configFile}`;
  const [, name = ""] = reference.repository.split("/");
  const json = await readJson(path, shown);
  const tree = fromPlain(configOfHub(json, { ...reference, shown, name }), { kind: "file", name: shown });
  return {
    config: { id: hubReference(pinned), tree },
    weights: hubReference({ ...pinned, atTestSize: false }),
    commit,
  };
}

/** Weights of the hub, in the cache, and what their config says of them. */
interface HubWeights {
  readonly file: string;
  /** The rows that are of no class. */
  readonly background: Background | undefined;
  /** The names of the classes, in the order of the logits. */
  readonly labels: readonly WrittenLabel[] | undefined;
}

/**
 * The weights of a network of the hub, in the cache.
 * @throws as {@link hubNetwork}
 */
export async function hubWeights(text: string, options: HubOptions): Promise<HubWeights> {
  const repository = new HubRepository(parseHubReference(text), options);
  const { path: file } = await repository.first(weightsFiles);
  // Weights may stand without a config, and a cache may have them alone.
  const config = await repository.first([configFile]).catch((error: unknown) => {
    if (error instanceof HubNotFoundError || error instanceof HubOfflineError) return undefined;
    throw error;
  });
  const json = config && (await readJson(config.path, `${text}/${configFile}`));
  return { file, background: backgroundOfHub(json), labels: labelsOfHub(json) };
}

async function readJson(path: string, shown: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readFileWhole(path, "text-bytes"));
  try {
    return parseJson(text);
  } catch (cause) {
    throw new HubConfigError({ at: shown, message: "this is no JSON", found: String(cause) }, { cause });
  }
}
