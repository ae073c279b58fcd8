import { writeFolderWhole } from "@netgraft/files";
import { safetensorsChunks } from "@netgraft/weights";
import type { PublishedFile } from "../../hub/hub-api.js";
import { assertRepository } from "../../hub/hub-reference.js";
import type { Patience } from "../../hub/request.js";
import type { OpenedNetwork } from "../../open-network.js";
import { exportedNetwork } from "../network-metadata.js";
import { localWeights } from "../fetched-weights.js";
import { networkState } from "../network-state.js";
import { classesMetadata, classNames } from "../weights-classes.js";
import type { WeightsSource } from "../weights-source.js";
import { modelCard } from "./model-card.js";
import { publishedConfig } from "./published-config.js";
import { timmArchitecture } from "./timm-architecture.js";

/** How a network is published. */
export interface PublishNetworkOptions {
  /** `<owner>/<name>`. */
  readonly to: string;
  readonly weights: WeightsSource;
  /** A folder that the files are written into, instead of uploading them. */
  readonly folder?: string | undefined;
  /** Whether a repository that is made is for its owner alone. */
  readonly isPrivate?: boolean | undefined;
  /** Of the weights, as the hub names it, for the model card; by default it says none. */
  readonly license?: string | undefined;
  /** The folder from which the network's config is named; by default the working directory. */
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long is waited for the hub. */
  readonly patience?: Patience | undefined;
  /** Told how many bytes of the weights are uploaded, and of how many. */
  readonly onUpload?: ((done: number, all: number) => void) | undefined;
}

/** What has been published. */
export interface PublishedNetwork {
  readonly files: readonly string[];
  /** What timm calls the network, where it has the same one. */
  readonly architecture?: string;
  /** Where it was uploaded. */
  readonly commit?: string;
  /** Files that the repository had, and that were left as they were. */
  readonly kept?: readonly string[];
}

/** The file that others may have written by hand. */
const card = "README.md";

/**
 * Publishes a network with its weights on the hub, in timm's form: `config.json`, `model.safetensors` and a model card. timm loads it where it has
 * the same network, and `hf-hub:<owner>/<name>` in any case.
 * @throws as `networkState`; NG_HUB_REFERENCE, NG_PUBLISH_FAILED; NG_WRITE_FAILED, NG_OUTPUT_EXISTS; the reason of the signal
 */
export async function publishNetwork(
  { network, framework }: OpenedNetwork,
  {
    to,
    weights: given,
    folder,
    isPrivate,
    license,
    cwd = process.cwd(),
    env = process.env,
    signal,
    patience,
    onUpload,
  }: PublishNetworkOptions,
): Promise<PublishedNetwork> {
  assertRepository(to);
  const architecture = timmArchitecture(network, framework);
  const weights = await localWeights(given, signal);
  const names = await classNames(network, weights, cwd, framework.services);
  const config = publishedConfig(network, await exportedNetwork(network, cwd, weights), architecture, names);
  const loaded = await networkState(network, weights, { cwd, signal });
  // timm has auxiliary heads in training alone.
  const auxiliary = new Set(network.graph.state().flatMap((spec) => (spec.auxiliary === true ? [spec.name] : [])));
  const state = new Map([...loaded].filter(([name]) => architecture === undefined || !auxiliary.has(name)));
  const metadata = new Map([["format", "pt"], ...(names ? classesMetadata(names) : [])]);
  const encoder = new TextEncoder();
  const contents: readonly (readonly [string, readonly Uint8Array[]])[] = [
    ["config.json", [encoder.encode(`${JSON.stringify(config, undefined, 2)}\n`)]],
    ["model.safetensors", safetensorsChunks(state, { metadata })],
    [card, [encoder.encode(modelCard(network, { repository: to, license, architecture }))]],
  ];
  const told = {
    files: contents.map(([name]) => name),
    ...(architecture && { architecture: architecture.name }),
  };
  if (folder !== undefined) {
    await writeFolderWhole(folder, async (_folder, write) => {
      for (const [name, chunks] of contents) await write(name, chunks);
    });
    return told;
  }
  const [{ publishedFile, publishFiles }, { webAccess }] = await Promise.all([
    import("../../hub/publish-files.js"),
    import("../../hub/web-access.js"),
  ]);
  const files: PublishedFile[] = [];
  for (const [name, chunks] of contents) files.push(await publishedFile(name, chunks));
  const web = framework.services.get(webAccess);
  const message = `Publish ${network.name}`;
  const asking = { web, env, signal, patience, onProgress: onUpload, repository: to, isPrivate, message, kept: [card] };
  const { commit, kept } = await publishFiles(files, asking);
  return { ...told, ...(commit !== undefined && { commit }), ...(kept.length > 0 && { kept }) };
}
