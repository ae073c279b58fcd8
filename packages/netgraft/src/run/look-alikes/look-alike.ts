import type { Network } from "@netgraft/core";
import { fromPlain, originAt, sourcedMap, valueAt } from "@netgraft/core/config";
import { NetgraftError } from "@netgraft/core/host";
import { LookAlikeError } from "@netgraft/weights";
import { computeTheSame } from "./compute-the-same.js";
import { otherNormalization } from "./normalization.js";
import { networkIn, type SaidNetwork, saidNetworks } from "./said-networks.js";

/** Weights that are to be a network's. */
export interface LookAlikeQuestion {
  /** What the user has named. */
  readonly reference: string;
  /** Of the file. */
  readonly path: string;
  readonly metadata: ReadonlyMap<string, string>;
  readonly onNote?: ((note: string) => void) | undefined;
}

/** Options that a user sets apart from what weights are of, or that change nothing that is computed of them. */
const free: ReadonlySet<string> = new Set(["outputStride", "dropPath", "dropout", "names", "zeroInit", "momentum"]);

type Options = Readonly<Record<string, unknown>>;

/**
 * Checks that weights whose tensors fit a network are not of another one that has the same tensors and computes something else: with other padding,
 * pools, strides or epsilons. Where only a file's name says so, or where the config writes the options that differ, it is told.
 * @throws NG_WEIGHTS_LOOK_ALIKE with the options that compose the network which the weights are of
 */
export async function assertNoLookAlike(
  network: Network,
  { reference, path, metadata, onNote }: LookAlikeQuestion,
): Promise<void> {
  const { maker } = network;
  if (maker === undefined) return;
  const names = maker.names();
  for (const said of await saidNetworks(reference, path, metadata)) {
    const { name, tag } = networkIn(said.text, names) ?? {};
    if (name === undefined) continue;
    const published = maker.registered(name, tag);
    const options = differingOptions(network, published);
    if (Object.keys(options).length > 0) tell(network, { name, said, options, reference, onNote });
    // What weights of a tag that is not known want is not known; what follows in a file's name may be anything.
    const isKnown = tag === undefined || !said.isCertain || maker.tags(name).includes(tag);
    if (isKnown && (said.isCertain || !isWrittenByUser(network, ["preprocess", "mean"]))) {
      const difference = otherNormalization(network, published);
      if (difference !== undefined)
        onNote?.(`the weights are of ${name} by ${said.by}, whose pictures are ${difference}`);
    }
    // What is surer comes first, and is believed.
    return;
  }
}

/** The published network's options by which it computes something else; undefined where it has none. */
function differingOptions(network: Network, published: Network): Options {
  const [own, other] = [network.config.backbone, published.config.backbone];
  if (own.type !== other.type) return {};
  // Options are what schemas of objects give.
  const [mine, theirs] = [own.options as Options, other.options as Options];
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const differing = keys.filter((key) => !free.has(key) && JSON.stringify(mine[key]) !== JSON.stringify(theirs[key]));
  const chosen = (some: readonly string[]): Options => Object.fromEntries(some.map((key) => [key, theirs[key]]));
  const all = changed(network, chosen(differing));
  if (all !== undefined && computeTheSame(network.graph, all)) return {};
  const alone = differing.filter((key) => {
    const graph = changed(network, chosen([key]));
    return graph !== undefined && !computeTheSame(network.graph, graph);
  });
  const together = changed(network, chosen(alone));
  const isEnough = all !== undefined && together !== undefined && computeTheSame(all, together);
  return chosen(isEnough ? alone : differing);
}

/** A network's graph with some options of its backbone changed; undefined where they cannot be, for its input or beside others. */
function changed({ tree, graph, maker }: Network, options: Options): Network["graph"] | undefined {
  const entry = tree.entries.get("backbone");
  if (Object.keys(options).length === 0 || entry?.value.kind !== "map") return graph;
  const origin = { kind: "program", name: "weights" } as const;
  const entries = new Map(entry.value.entries);
  for (const [key, value] of Object.entries(options))
    if (value === undefined) entries.delete(key);
    else entries.set(key, { keyOrigin: origin, value: fromPlain(value, origin) });
  const backbone = { ...entry, value: sourcedMap(entries, entry.value.origin) };
  try {
    return maker?.resolved(sourcedMap([...tree.entries, ["backbone", backbone]], tree.origin)).graph;
  } catch (error) {
    if (error instanceof NetgraftError) return undefined;
    throw error;
  }
}

interface Finding extends Pick<LookAlikeQuestion, "reference" | "onNote"> {
  readonly name: string;
  readonly said: SaidNetwork;
  readonly options: Options;
}

/** @throws NG_WEIGHTS_LOOK_ALIKE */
function tell(network: Network, { name, said, options, reference, onNote }: Finding): void {
  const keys = Object.keys(options);
  const remedy = keys.map((key) => `--set backbone.${key}=${written(options[key])}`).join(" ");
  const message = `the weights are of ${name} by ${said.by}, which has the same tensors as ${network.name} and computes something else`;
  const isWritten = keys.every((key) => isWrittenByUser(network, ["backbone", key]));
  if (!said.isCertain || isWritten) return onNote?.(`${message} (${remedy})`);
  throw new LookAlikeError({
    at: reference,
    message,
    expected: `${remedy}, which composes it`,
    found: foundIn(network, keys),
  });
}

/** A value as `--set` takes it. */
function written(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "null");
}

/** Whether the config says so by itself, and not by a preset or a default. */
function isWrittenByUser({ tree }: Network, path: readonly string[]): boolean {
  const { kind } = originAt(tree, path);
  return valueAt(tree, path) !== undefined && kind !== "preset" && kind !== "default";
}

function foundIn({ config }: Network, keys: readonly string[]): string {
  // As above.
  const options = config.backbone.options as Options;
  return keys.map((key) => `${key} ${JSON.stringify(options[key]) ?? "that is not there"}`).join(", ");
}
