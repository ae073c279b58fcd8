import type { Network, Problem } from "@netgraft/core";
import { counted, type NetworkState, notFiniteCount } from "@netgraft/core/graph";
import { NotFiniteError } from "@netgraft/training";
import { checkState, modulesThatDiffer, WeightsMismatchError } from "@netgraft/weights";
import { openWeights, pairedWeights, readWeights, type WeightsFile } from "@netgraft/weights/node";
import { fetchedWeights } from "./fetched-weights.js";
import { type ClassName, readClassNames } from "./labels.js";
import { assertSameClasses, classesIn } from "./weights-classes.js";
import { initialState, type InitialStateOptions } from "./initial-state.js";
import type { FileOfWeights, WeightsSource } from "./weights-source.js";

/** How weights are read and drawn. */
export interface NetworkStateOptions extends InitialStateOptions {
  /** Whether tensors of auxiliary heads that a file lacks are drawn, too: training needs them, predicting does not. */
  readonly auxiliary?: boolean | undefined;
  /** The folder from which the network's config is named, for a file of labels; by default the working directory. */
  readonly cwd?: string | undefined;
  /** The names of the network's classes, in the order of its logits; by default those of its config. */
  readonly classes?: readonly ClassName[] | undefined;
}

/**
 * The weights of a network: read from a file, drawn, or those at hand.
 * @throws NG_MODEL_TENSOR where those at hand are not the network's; NG_READ_FAILED, NG_WEIGHTS_UNKNOWN, NG_WEIGHTS_FORMAT,
 *   NG_ARRAY_FORMAT; NG_WEIGHTS_LOOK_ALIKE where they are of a network that computes something else; NG_CLASS_NAMES where the file's classes are others than the network's, or in another order;
 *   NG_NOT_FINITE naming each tensor that has NaN or an infinity; NG_WEIGHTS_MISMATCH with every tensor that differs, and at `except` the modules that could be
 *   excepted; as `initialState`
 */
export async function networkState(
  network: Network,
  source: WeightsSource,
  options: NetworkStateOptions = {},
): Promise<NetworkState> {
  if ("file" in source) return fromFile(network, source, options);
  const specs = network.graph.state();
  if ("seed" in source) return initialState(specs, source.seed, options);
  checkState(specs, source.state);
  assertFiniteWeights(source.state, "the weights");
  return source.state;
}

/** How many tensors are named. */
const mostNamed = 20;

/** What is computed with NaN or an infinity is none either, mostly. @throws NG_NOT_FINITE naming the tensors */
function assertFiniteWeights(state: NetworkState, at: string): void {
  const wrong = [...state].flatMap(([name, tensor]) => {
    const count = notFiniteCount(tensor);
    return count === 0 ? [] : [{ name, count, of: tensor.data.length }];
  });
  if (wrong.length === 0) return;
  const problems = wrong.slice(0, mostNamed).map(({ name, count, of }): Problem => ({
    at,
    message: `the tensor ${JSON.stringify(name)} has numbers that are not finite`,
    expected: "numbers",
    found: `NaN or an infinity at ${count} of ${counted(of, "place")}`,
  }));
  const more = wrong.length - problems.length;
  const rest = { at, message: `so ${more === 1 ? "has" : "have"} ${counted(more, "tensor")} more` };
  throw new NotFiniteError(more === 0 ? problems : [...problems, rest]);
}

async function fromFile(network: Network, source: FileOfWeights, options: NetworkStateOptions): Promise<NetworkState> {
  const fetched = await fetchedWeights(source, options.signal);
  const opened = await openWeights(fetched.file, { stateDict: source.stateDict, background: fetched.background });
  try {
    return await stateOfFile(network, opened, { ...source, ...fetched }, options);
  } finally {
    await opened.close();
  }
}

/** {@link networkState} of a file that is open, and stays so. @throws as `networkState` */
export async function stateOfFile(
  network: Network,
  opened: WeightsFile,
  source: FileOfWeights,
  { auxiliary = false, cwd = process.cwd(), classes, ...options }: NetworkStateOptions,
): Promise<NetworkState> {
  const { reference: file = source.file, except = [], rename, seed = 0, onPartial, onNote, onProgress } = source;
  const found = classesIn(opened.metadata, network, source);
  const known = found && (classes ?? (await readClassNames(network, cwd)));
  if (found !== undefined && known !== undefined) assertSameClasses(network, known, found, file);
  const specs = network.graph.state();
  let left: readonly string[] = [];
  const onLeft = (names: readonly string[]): void => void (left = names);
  const accept = async ({ metadata }: WeightsFile): Promise<void> => {
    const { assertNoLookAlike } = await import("./look-alikes/look-alike.js");
    await assertNoLookAlike(network, { reference: file, path: opened.path, metadata, onNote });
  };
  const loading = { except, rename, surplus: network.surplus, accept, onLeft, onNote, onProgress };
  const loaded = await readWeights(opened, specs, loading).catch((error: unknown) => {
    if (!(error instanceof WeightsMismatchError)) throw error;
    throw new WeightsMismatchError([...error.problems, ...remedy(network, opened, { except, rename })], {
      cause: error,
    });
  });
  assertFiniteWeights(loaded, file);
  const rest = specs.filter((spec) => !loaded.has(spec.name) && (auxiliary || spec.auxiliary !== true));
  const drawnNames = new Set(rest.map(({ name }) => name));
  const surplus = left.filter((name) => !drawnNames.has(name));
  if (rest.length + surplus.length > 0) onPartial?.({ drawn: [...drawnNames], left: surplus });
  if (rest.length === 0) return loaded;
  const drawn = await initialState(rest, seed, options);
  return new Map(
    specs.flatMap(({ name }) => {
      const tensor = loaded.get(name) ?? drawn.get(name);
      return tensor === undefined ? [] : [[name, tensor]];
    }),
  );
}

/** What could be excepted for the file to fit, where most of it does. */
function remedy(
  { graph, surplus }: Network,
  opened: WeightsFile,
  options: Pick<FileOfWeights, "except" | "rename">,
): readonly Problem[] {
  const { tensors } = pairedWeights(opened, graph.state(), options);
  const modules = modulesThatDiffer(graph.state(), tensors, surplus);
  if (modules === undefined || modules.length === 0) return [];
  return [{ at: "except", message: "what differs can be drawn instead", expected: modules.join(",") }];
}
