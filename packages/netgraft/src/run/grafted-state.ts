import type { Framework, Network } from "@netgraft/core";
import type { Engine, NetworkState } from "@netgraft/core/graph";
import { belongsTo, graftAttachments, type GraftedAttachment, type GraftMode, type Starts } from "@netgraft/weights";
import { openWeights, pairedWeights, type WeightsFile } from "@netgraft/weights/node";
import { type Adaptation, adaptedWeights, type PickedRows } from "./adapted-weights.js";
import { fetchedWeights } from "./fetched-weights.js";
import { type GraftDifference, graftDifference } from "./graft-difference.js";
import { initialState } from "./initial-state.js";
import type { ClassName } from "./labels.js";
import { type NetworkStateOptions, stateOfFile } from "./network-state.js";
import type { FileOfWeights, PartialWeights } from "./weights-source.js";
import { withoutRules } from "./without-rules.js";

/** Trained weights for a network that they do not fit: it has attachments which they do not know, another input or other classes. */
export interface GraftSource extends FileOfWeights {
  /** How attachments begin that the file does not know; by default it has to know them, but for those that are excepted. */
  readonly graft?: GraftMode | undefined;
  /** What is made to fit; by default all with `graft`, and nothing without. */
  readonly adapt?: readonly Adaptation[] | undefined;
}

/** What came of the weights: the names of tensors, but for the attachments. */
export interface GraftReport {
  readonly loaded: readonly string[];
  /** Names in the file of those that go by another name there, by the network's. */
  readonly renamed: Readonly<Record<string, string>>;
  /** First convolutions that were made for other input channels (see `adaptInputConvolution`). */
  readonly adapted: readonly string[];
  /** With the seed: what the file lacks, what is excepted, and the last layer where it has other classes whose names are not known. */
  readonly drawn: readonly string[];
  /** What the last layer has of the file's classes, where it has others and both have names. */
  readonly head?: PickedRows | undefined;
  /** The file's that were not taken. */
  readonly left: readonly string[];
  readonly attachments: readonly GraftedAttachment[];
  /** What rounding makes of the logits, where some attachments begin but for rounding. */
  readonly difference?: GraftDifference | undefined;
}

/** The weights of a network, and what came of those of the file. */
export interface GraftedState {
  readonly state: NetworkState;
  readonly report: GraftReport;
  /** The names of the classes, in the order of the logits, where the network or the file has them. */
  readonly classes?: readonly ClassName[] | undefined;
}

/** How weights are grafted. */
export interface GraftOptions extends NetworkStateOptions {
  /** What computes what rounding makes of the logits; without it, that is not known. */
  readonly engine?: Engine | undefined;
}

/** What networks are composed in. */
export type Composer = Pick<Framework, "catalog" | "composeResolved">;

/**
 * The weights of a network from a file that does not fit it. Attachments that it lacks start where they change nothing, and what their
 * gates take away is given back by trained layers. The last layer is drawn where it is for other classes, but for those that both have by name.
 * @throws as `networkState`; NG_GRAFT_REFUSED with every attachment that has no such start, and the reason
 */
export async function graftedState(
  network: Network,
  composer: Composer,
  source: GraftSource,
  options: GraftOptions = {},
): Promise<GraftedState> {
  const fetched = await fetchedWeights(source, options.signal);
  const opened = await openWeights(fetched.file, { stateDict: source.stateDict, background: fetched.background });
  try {
    return await graftedFrom(opened, network, composer, { ...source, ...fetched }, options);
  } finally {
    await opened.close();
  }
}

async function graftedFrom(
  opened: WeightsFile,
  network: Network,
  composer: Composer,
  { graft: mode, adapt, onPartial, ...source }: GraftSource,
  { engine, ...options }: GraftOptions,
): Promise<GraftedState> {
  const { graph } = network;
  const specs = graph.state();
  const except = source.except ?? [];
  const starts: Starts = mode === undefined ? new Map() : startsOf(network, composer, opened, source);
  const plain = withoutRules(network, composer, rulesOf(network, starts));
  const known = new Set(plain.graph.state().map(({ name }) => name));
  const kept = [...starts.keys()].filter((path) => [...known].some((name) => name.startsWith(`${path}.`)));
  const { adapted, head, unlike, relevant, classes } = await adaptedWeights(
    plain,
    specs.map(({ name }) => name),
    opened,
    { ...source, except },
    { ...options, adapt: adapt ?? (mode === undefined ? [] : ["input", "classes"]) },
  );
  let partial: PartialWeights = { drawn: [], left: [] };
  const lacking = [...relevant, ...kept, ...unlike];
  const first = await stateOfFile(
    plain,
    opened,
    { ...source, except: lacking, onPartial: (told) => (partial = told) },
    { ...options, auxiliary: true },
  );
  const trained = new Map([...first, ...adapted, ...head.tensors]);
  const rest = specs.filter(({ name }) => !trained.has(name));
  const own = await initialState(rest, source.seed ?? 0, options);
  const state = new Map(
    specs.flatMap(({ name }) => {
      const tensor = trained.get(name) ?? own.get(name);
      return tensor === undefined ? [] : [[name, tensor] as const];
    }),
  );
  const grafted = graftAttachments(graph, state, starts, mode ?? "exact", { graph: plain.graph, state: trained });
  const random = new Set([...partial.drawn, ...rest.map(({ name }) => name)]);
  for (const name of [...adapted.keys(), ...head.tensors.keys()]) random.delete(name);
  for (const each of grafted.attachments) for (const name of Object.keys(each.takenOver)) random.delete(name);
  const drawn = specs.flatMap(({ name }) => (random.has(name) ? [name] : []));
  const isAsInFile = (name: string): boolean => !adapted.has(name) && !head.tensors.has(name);
  const loaded = specs.flatMap(({ name }) => (known.has(name) && !random.has(name) && isAsInFile(name) ? [name] : []));
  const made = [...adapted.keys(), ...head.tensors.keys()];
  if (drawn.length + partial.left.length + starts.size + made.length > 0)
    onPartial?.({
      drawn,
      left: partial.left,
      ...(starts.size > 0 && { grafted: [...starts.keys()] }),
      ...(made.length > 0 && { adapted: made }),
    });
  const { names } = pairedWeights(opened, plain.graph.state(), { rename: source.rename, except: lacking });
  const renamed = specs.flatMap(({ name }) => {
    const stored = names?.get(name);
    return stored === undefined || stored === name || !trained.has(name) ? [] : [[name, stored] as const];
  });
  const { state: result, attachments } = grafted;
  const difference =
    engine === undefined || attachments.every(({ near }) => near === undefined)
      ? undefined
      : await graftDifference(
          { network: plain, state: trained },
          { network, state: result },
          { engine, signal: options.signal },
        );
  return {
    state: result,
    classes,
    report: {
      loaded,
      renamed: Object.fromEntries(renamed),
      adapted: [...adapted.keys()],
      drawn,
      ...(head.rows !== undefined && { head: head.rows }),
      left: partial.left,
      attachments,
      ...(difference !== undefined && { difference }),
    },
  };
}

/** Where each attachment starts that the file does not know, by its path. */
function startsOf(
  { graph }: Network,
  { catalog: { attachments } }: Composer,
  opened: WeightsFile,
  source: FileOfWeights,
): Starts {
  const specs = graph.state();
  const known = knownNames(graph, opened, source);
  const isExcepted = belongsTo(source.except ?? []);
  const isNew = (path: string): boolean => {
    const own = specs.filter(({ name }) => name.startsWith(`${path}.`));
    return own.every(({ name }) => isExcepted(name) || !known.has(name));
  };
  return new Map(
    graph.marks.flatMap((mark) => {
      const scope = mark.kind === "attachment" ? graph.scopes[mark.scope] : undefined;
      if (scope?.type === undefined || !isNew(scope.path)) return [];
      // The options were validated by the attachment's own schema when the network was composed.
      const start = attachments.get(scope.type).neutral?.(scope.options) ?? "its plugin names none";
      return [[scope.path, start] as const];
    }),
  );
}

/**
 * The network's names of what a file has. Where it is in another layout, its modules pair once it is known which the file lacks: the
 * attachments of one rule, or of all.
 */
function knownNames(
  graph: Network["graph"],
  opened: WeightsFile,
  { rename, except = [] }: FileOfWeights,
): ReadonlySet<string> {
  const specs = graph.state();
  const paths = new Map<string, string[]>();
  for (const mark of graph.marks)
    if (mark.kind === "attachment")
      paths.set(mark.id, [...(paths.get(mark.id) ?? []), graph.scopes[mark.scope]?.path ?? ""]);
  const rules = [...paths.values()];
  const isAttached = belongsTo(rules.flat());
  const trunk = specs.filter(({ name, auxiliary }) => auxiliary !== true && !isAttached(name));
  let first: ReadonlySet<string> | undefined;
  for (const lacking of [[], ...rules, rules.flat()]) {
    const { tensors } = pairedWeights(opened, specs, { rename, except: [...except, ...lacking] });
    const names = new Set(tensors.keys());
    first ??= names;
    if (trunk.filter(({ name }) => names.has(name)).length * 2 > trunk.length) return names;
  }
  return first ?? new Set();
}

/** The rules all of whose attachments are among those that start anew. */
function rulesOf({ graph: { marks, scopes } }: Network, starts: Starts): ReadonlySet<string> {
  const placed = marks.flatMap((mark) =>
    mark.kind === "attachment" ? [{ id: mark.id, path: scopes[mark.scope]?.path ?? "" }] : [],
  );
  const partly = new Set(placed.flatMap(({ id, path }) => (starts.has(path) ? [] : [id])));
  return new Set(placed.flatMap(({ id }) => (partly.has(id) ? [] : [id])));
}
