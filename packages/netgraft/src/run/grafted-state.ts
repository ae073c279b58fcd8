import type { Network } from "@netgraft/core";
import type { Catalog } from "@netgraft/core/host";
import { conv, type NetworkState, type Tensor } from "@netgraft/core/graph";
import {
  adaptInputConvolution,
  belongsTo,
  graftAttachments,
  type GraftedAttachment,
  type GraftMode,
  type Starts,
} from "@netgraft/weights";
import { openWeightsFor } from "@netgraft/weights/node";
import { fetchedWeights } from "./fetched-weights.js";
import { networkState, type NetworkStateOptions } from "./network-state.js";
import { lastLayer } from "./weights-classes.js";
import type { FileOfWeights, PartialWeights } from "./weights-source.js";

/** Trained weights for a network that has attachments which they do not know. */
export interface GraftSource extends FileOfWeights {
  readonly graft: GraftMode;
}

/** What came of the weights: the names of tensors, but for the attachments. */
export interface GraftReport {
  readonly loaded: readonly string[];
  /** First convolutions that were made for other input channels (see `adaptInputConvolution`). */
  readonly adapted: readonly string[];
  /** With the seed: what the file lacks, what is excepted, and the last layer where it has other classes. */
  readonly drawn: readonly string[];
  /** The file's that were not taken. */
  readonly left: readonly string[];
  readonly attachments: readonly GraftedAttachment[];
}

/** The weights of a network, and what came of those of the file. */
export interface GraftedState {
  readonly state: NetworkState;
  readonly report: GraftReport;
}

/**
 * The weights of a network from a file that lacks attachments of it: these start where they change nothing, and what their
 * gates take away is given back by trained layers. The last layer is drawn where it is for other classes.
 * @throws as `networkState`; NG_GRAFT_REFUSED with every attachment that has no such start, and the reason
 */
export async function graftedState(
  network: Network,
  { attachments }: Pick<Catalog, "attachments">,
  { graft: mode, onPartial, ...source }: GraftSource,
  options: NetworkStateOptions = {},
): Promise<GraftedState> {
  const { graph } = network;
  const specs = graph.state();
  const opened = await openWeightsFor(await fetchedWeights(source, options.signal), specs, {
    stateDict: source.stateDict,
  });
  const except = source.except ?? [];
  const adapted = new Map<string, Tensor>();
  let unlike: readonly string[];
  try {
    const { tensors } = opened;
    const isOther = (name: string, axis: number): boolean => {
      const [wanted, found] = [specs.find((spec) => spec.name === name)?.shape, tensors.get(name)?.shape];
      if (wanted === undefined || found?.length !== wanted.length) return false;
      return wanted.every((size, index) => (size === found[index]) === (index !== axis));
    };
    for (const name of firstConvolutions(network).filter((each) => isOther(each, 1) && !belongsTo(except)(each))) {
      const channels = specs.find((spec) => spec.name === name)?.shape[1] ?? 0;
      const weight = adaptInputConvolution(await opened.read(name), channels);
      if (weight !== undefined) adapted.set(name, weight);
    }
    unlike = [...adapted.keys(), ...lastLayer(graph).filter((name) => isOther(name, 0))];
  } finally {
    await opened.close();
  }
  const isExcepted = belongsTo(except);
  const isNew = (path: string): boolean => {
    const own = specs.filter(({ name }) => name.startsWith(`${path}.`));
    return own.every(({ name }) => isExcepted(name) || !opened.tensors.has(name));
  };
  const starts = startsOf(network, attachments, isNew);
  const added = [...starts.keys()].filter((path) => specs.some(({ name }) => name.startsWith(`${path}.`)));
  let partial: PartialWeights = { drawn: [], left: [] };
  const first = await networkState(
    network,
    { ...source, except: [...except, ...added, ...unlike], onPartial: (told) => (partial = told) },
    { ...options, auxiliary: true },
  );
  const grafted = graftAttachments(graph, new Map([...first, ...adapted]), starts, mode);
  const drawn = partial.drawn.filter((name) => !adapted.has(name));
  onPartial?.({ drawn, left: partial.left, grafted: [...starts.keys()] });
  const isDrawn = new Set(partial.drawn);
  const loaded = specs.map(({ name }) => name).filter((name) => first.has(name) && !isDrawn.has(name));
  const report = { loaded, adapted: [...adapted.keys()], drawn, left: partial.left };
  return { state: grafted.state, report: { ...report, attachments: grafted.attachments } };
}

/** Where each attachment starts that the weights do not know, by its path. */
function startsOf(
  { graph: { marks, scopes } }: Network,
  attachments: Catalog["attachments"],
  isNew: (path: string) => boolean,
): Starts {
  return new Map(
    marks.flatMap((mark) => {
      const scope = mark.kind === "attachment" ? scopes[mark.scope] : undefined;
      if (scope?.type === undefined || !isNew(scope.path)) return [];
      // The options were validated by the attachment's own schema when the network was composed.
      const start = attachments.get(scope.type).neutral?.(scope.options) ?? "its plugin names none";
      return [[scope.path, start] as const];
    }),
  );
}

/** The weights of the convolutions that see the picture. */
function firstConvolutions({ graph }: Network): readonly string[] {
  return graph.nodes.flatMap(({ operation, inputs: [x, weight] }) =>
    operation.kind === conv.kind && x === graph.inputs["input"] && weight?.source.kind === "parameter"
      ? [weight.source.name]
      : [],
  );
}
