import type { Network, Problem } from "@netgraft/core";
import { ClassNamesError } from "@netgraft/data";
import { differenceInWords, LookAlikeError, stateDictDifferences } from "@netgraft/weights";
import { openWeights, openWeightsFor } from "@netgraft/weights/node";
import { fetchedWeights } from "./fetched-weights.js";
import { readClassNames } from "./labels.js";
import { assertNoLookAlike } from "./look-alikes/look-alike.js";
import { assertSameClasses, classesIn } from "./weights-classes.js";
import type { FileOfWeights } from "./weights-source.js";

/** A tensor of a file. */
export interface InspectedTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly elements: number;
}

/** How weights fit a network: missing and unexpected tensors, those of another shape or dtype, and the names of classes. */
export interface WeightsFit {
  /** The network's. */
  readonly name: string;
  readonly fits: boolean;
  readonly problems: readonly Problem[];
  /** Where they do not fit: what that most probably is, in a sentence. */
  readonly difference?: string;
}

/** What is asked of a file of weights. */
export interface InspectWeightsOptions extends Pick<FileOfWeights, "env" | "onFetch" | "services"> {
  /** What it has to fit. */
  readonly network?: Network | undefined;
  /** Modules that are not compared: patterns of paths, e.g. `fc`. */
  readonly except?: readonly string[] | undefined;
  /** With a network, other names for tensors of the file. */
  readonly rename?: FileOfWeights["rename"];
  /** Which state dict of a checkpoint of PyTorch. */
  readonly stateDict?: string | undefined;
  /** The folder from which the network's config is named, for a file of labels; by default the working directory. */
  readonly cwd?: string | undefined;
}

/** What is in a file of weights. */
export interface WeightsInspection {
  readonly file: string;
  readonly format: string;
  /** What was chosen where the file leaves a choice, and of a prefix of its names that the network's lack. */
  readonly notes: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly totals: { readonly tensors: number; readonly elements: number; readonly bytes: number };
  readonly tensors: readonly InspectedTensor[];
  /** The file's names by those that tensors go by, where they are others than the network's. */
  readonly names?: Readonly<Record<string, string>>;
  /** Where a network is given. */
  readonly network?: WeightsFit;
}

/**
 * What is in a file of weights, without reading its data, and whether it fits a network: then under the names that the network has,
 * and by the names of its classes, too.
 * @throws as `openWeights`; NG_CLASS_NAMES where what the file says of its classes cannot be understood; as `readClassNames`
 */
export async function inspectWeights(
  file: string,
  { network, except = [], rename, stateDict, cwd = process.cwd(), ...fetching }: InspectWeightsOptions = {},
): Promise<WeightsInspection> {
  const { file: path, background } = await fetchedWeights({ file, ...fetching });
  const opening =
    network === undefined
      ? openWeights(path, { stateDict })
      : openWeightsFor(path, network.graph.state(), { stateDict, background, except, rename });
  const { tensors: headers, metadata, format, notes, names, ...opened } = await opening;
  await opened.close();
  const found = network && classesIn(metadata, network, { file, except });
  const known = network && found && (await readClassNames(network, cwd));
  const differing = await problemsOf(ClassNamesError, () => {
    if (network && known && found) assertSameClasses(network, known, found, file);
  });
  const alike: string[] = [];
  const fit = network && fitOf(network, headers, except, differing);
  const question = { reference: file, path, metadata, onNote: (note: string) => void alike.push(note) };
  const lookAlike = await problemsOf(LookAlikeError, async () => {
    if (network && fit?.fits === true) await assertNoLookAlike(network, question);
  });
  const tensors = [...headers].map(([name, { dtype, shape }]): InspectedTensor => {
    return { name, dtype, shape, elements: shape.reduce((product, size) => product * size, 1) };
  });
  const bytes = [...headers.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  const elements = tensors.reduce((sum, tensor) => sum + tensor.elements, 0);
  return {
    file,
    format,
    notes: [...notes, ...alike],
    metadata: Object.fromEntries(metadata),
    totals: { tensors: tensors.length, elements, bytes },
    tensors,
    ...(names && { names: Object.fromEntries(names) }),
    ...(fit && { network: lookAlike.length > 0 ? { ...fit, fits: false, problems: lookAlike } : fit }),
  };
}

function fitOf(
  { name, graph, surplus }: Network,
  tensors: Parameters<typeof stateDictDifferences>[1],
  except: readonly string[],
  ofClasses: readonly Problem[],
): WeightsFit {
  const ofTensors = stateDictDifferences(graph.state(), tensors, { except, surplus });
  const problems = [...ofTensors, ...ofClasses];
  if (problems.length === 0) return { name, fits: true, problems };
  if (ofTensors.length === 0) return { name, fits: false, problems };
  return { name, fits: false, problems, difference: differenceInWords(graph.state(), tensors) };
}

/** What a check says, where it fails in one of the ways that are told beside the tensors. */
async function problemsOf(
  kind: typeof ClassNamesError,
  check: () => void | Promise<void>,
): Promise<readonly Problem[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (error instanceof kind) return error.problems;
    throw error;
  }
}
