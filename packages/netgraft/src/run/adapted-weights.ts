import type { Network } from "@netgraft/core";
import { conv, type Graph, numbersOf, type Tensor, tensorFrom, type TensorSpec } from "@netgraft/core/graph";
import { inNfc } from "@netgraft/data";
import { adaptInputConvolution, belongsTo } from "@netgraft/weights";
import { pairedWeights, type WeightsFile } from "@netgraft/weights/node";
import { initialState } from "./initial-state.js";
import { type ClassName, readClassNames } from "./labels.js";
import type { NetworkStateOptions } from "./network-state.js";
import { isSameClasses, lastLayer, writtenClasses } from "./weights-classes.js";
import type { FileOfWeights } from "./weights-source.js";

/** What of a file may be made to fit: the first convolutions, for other input channels, or the last layer, for other classes. */
export type Adaptation = "input" | "classes";

/** Rows of the last layer that are those of the file's classes of the same name. */
export interface PickedRows {
  readonly tensors: readonly string[];
  /** The network's classes that the file has, by name. */
  readonly picked: readonly string[];
  /** Those that it has not: their rows are drawn. */
  readonly drawn: readonly string[];
}

/** What a file of weights gives to a network with another input or other classes. */
interface AdaptedWeights {
  /** First convolutions that were made for other input channels. */
  readonly adapted: ReadonlyMap<string, Tensor>;
  /** The last layer with rows by name. */
  readonly head: { readonly tensors: ReadonlyMap<string, Tensor>; readonly rows?: PickedRows };
  /** What cannot be loaded as it is. */
  readonly unlike: readonly string[];
  /** Of the exceptions those that are not of attachments which are new. */
  readonly relevant: readonly string[];
  /** The names of the network's classes: its own, or the file's where its last layer is the file's. */
  readonly classes: readonly ClassName[] | undefined;
}

/**
 * What an open file has for a network but for its attachments that are new.
 * @param all names of tensors, with those attachments
 * @param adapt what may be made to fit
 * @throws as `readClassNames`
 */
export async function adaptedWeights(
  network: Network,
  all: readonly string[],
  file: WeightsFile,
  { rename, except = [], seed = 0, services, ...source }: FileOfWeights,
  { cwd = process.cwd(), classes, signal, adapt }: NetworkStateOptions & { readonly adapt: readonly Adaptation[] },
): Promise<AdaptedWeights> {
  const { graph, config } = network;
  const specs = new Map(graph.state().map((spec) => [spec.name, spec] as const));
  const opened = pairedWeights(file, specs.values(), { rename });
  const adapted = new Map<string, Tensor>();
  const { tensors } = opened;
  const isOther = (name: string, axis: number): boolean => {
    const [wanted, found] = [specs.get(name)?.shape, tensors.get(name)?.shape];
    if (wanted === undefined || found?.length !== wanted.length) return false;
    return wanted.every((size, index) => (size === found[index]) === (index !== axis));
  };
  const isExcepted = belongsTo(except);
  const first = adapt.includes("input") ? firstConvolutions(graph) : [];
  for (const name of first.filter((each) => isOther(each, 1) && !isExcepted(each))) {
    const spec = specs.get(name);
    const weight = spec && adaptInputConvolution(await opened.read(name), spec.shape[1] ?? 0);
    // A file may have it as other floats.
    if (spec && weight) adapted.set(name, tensorFrom(spec.dtype, weight.shape, numbersOf(weight)));
  }
  const layer = adapt.includes("classes") ? lastLayer(graph) : [];
  const known = classes ?? (await readClassNames(network, cwd, services));
  const isTaken = config.classes > 0 && layer.length > 0 && !layer.some(isExcepted);
  const found = isTaken
    ? (writtenClasses(opened.metadata, source.reference ?? source.file) ?? source.labels)
    : undefined;
  const rows = known && found && !isSameClasses(known, found) ? rowsByName(known, found) : undefined;
  const own = layer.flatMap((name) => specs.get(name) ?? []);
  const isRowed = own.every(({ name, shape: [, ...row] }) => {
    const [count, ...given] = tensors.get(name)?.shape ?? [];
    return count === found?.length && given.length === row.length && given.every((size, at) => size === row[at]);
  });
  const head = new Map<string, Tensor>();
  if (rows !== undefined && rows.size > 0 && isRowed) {
    const random = await initialState(own, seed, { signal });
    for (const spec of own)
      head.set(spec.name, withRows(spec, random.get(spec.name), await opened.read(spec.name), rows));
  }
  const names = [...specs.keys(), ...tensors.keys()];
  const gone = all.filter((name) => !specs.has(name));
  const [picked, drawn] = [true, false].map((is) => (known ?? []).filter((_, at) => (rows?.has(at) ?? false) === is));
  return {
    adapted,
    head: {
      tensors: head,
      ...(head.size > 0 && {
        rows: { tensors: [...head.keys()], picked: namesOf(picked), drawn: namesOf(drawn) },
      }),
    },
    unlike: [...adapted.keys(), ...head.keys(), ...layer.filter((name) => isOther(name, 0))],
    relevant: except.filter((pattern) => {
      const matches = belongsTo([pattern]);
      return names.some(matches) || !gone.some(matches);
    }),
    classes: known ?? (found?.length === config.classes ? found : undefined),
  };
}

/** The weights of the convolutions that see the picture. */
function firstConvolutions({ nodes, inputs: { input } }: Graph): readonly string[] {
  return nodes.flatMap(({ operation, inputs: [x, weight] }) =>
    operation.kind === conv.kind && x === input && weight?.source.kind === "parameter" ? [weight.source.name] : [],
  );
}

/** The file's row of each of the network's classes that it has, by the key by which most are found. A name that is there twice is none. */
function rowsByName(known: readonly ClassName[], found: readonly ClassName[]): ReadonlyMap<number, number> {
  const [byName, byLabel] = (["name", "label"] as const).map((key) => {
    const names = found.map((each) => inNfc(each[key]));
    const rows = known.map((each) => names.indexOf(inNfc(each[key])));
    return new Map(
      rows.flatMap((row, at) => (row >= 0 && names.lastIndexOf(names[row] ?? "") === row ? [[at, row]] : [])),
    );
  });
  return (byLabel?.size ?? 0) > (byName?.size ?? 0) ? (byLabel ?? new Map()) : (byName ?? new Map());
}

/** A tensor that is drawn, with rows of another one in place of its own. */
function withRows(
  { dtype, shape }: TensorSpec,
  drawn: Tensor | undefined,
  given: Tensor,
  rows: ReadonlyMap<number, number>,
): Tensor {
  const length = shape.slice(1).reduce((product, size) => product * size, 1);
  const [own, others] = [drawn === undefined ? [] : numbersOf(drawn), numbersOf(given)];
  const values = Float64Array.from({ length: (shape[0] ?? 0) * length }, (_, index) => {
    const row = rows.get(Math.floor(index / length));
    return (row === undefined ? own[index] : others[row * length + (index % length)]) ?? 0;
  });
  return tensorFrom(dtype, shape, values);
}

function namesOf(classes: readonly ClassName[] | undefined): readonly string[] {
  return (classes ?? []).map(({ name }) => name);
}
