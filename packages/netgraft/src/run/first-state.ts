import { resolve } from "node:path";
import type { Network } from "@netgraft/core";
import { describeOrigin, originAt, type Problem, withProblems } from "@netgraft/core/config";
import type { NetworkState } from "@netgraft/core/graph";
import type { TrainingEvent } from "@netgraft/training";
import { modulesThatDiffer, WeightsMismatchError } from "@netgraft/weights";
import { loadWeights, openSafetensors } from "@netgraft/weights/node";
import { folderOf } from "../loader/named-file.js";
import { initialState } from "./initial-state.js";
import { trainingOf } from "./open-dataset.js";

/** Where files are, and who is told. */
interface FirstStateOptions {
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: TrainingEvent) => void) | undefined;
}

/** The file that a config names to start from, and what of it is left out. */
interface StartingWeights {
  readonly path: string;
  /** As the config names it. */
  readonly file: string;
  readonly except: readonly string[];
}

/**
 * The weights that a network is first trained with: drawn with the seed, or those of the file that its config names but
 * for the modules that it excepts.
 * @throws NG_READ_FAILED, NG_WEIGHTS_FORMAT; NG_WEIGHTS_MISMATCH with every tensor that differs, and what to except; as
 *   `initialState`
 */
export async function firstState(network: Network, { cwd, signal, onEvent }: FirstStateOptions): Promise<NetworkState> {
  const { weights, seed } = trainingOf(network);
  const specs = network.graph.state();
  if (weights === undefined) return initialState(specs, seed, { signal });
  const { file, except } = typeof weights === "string" ? { file: weights, except: [] } : weights;
  const beside = folderOf(originAt(network.tree, ["training", "weights", "file"]), cwd);
  const loaded = await load(network, { path: resolve(beside, file), file, except });
  const rest = specs.filter(({ name }) => !loaded.has(name));
  if (rest.length > 0) onEvent?.({ kind: "weights", file, drawn: rest.map(({ name }) => name) });
  const drawn = await initialState(rest, seed, { signal });
  return new Map(
    specs.flatMap(({ name }) => {
      const tensor = loaded.get(name) ?? drawn.get(name);
      return tensor === undefined ? [] : [[name, tensor]];
    }),
  );
}

async function load(network: Network, weights: StartingWeights): Promise<NetworkState> {
  try {
    return await loadWeights(weights.path, network.graph.state(), { except: weights.except });
  } catch (error) {
    if (!(error instanceof WeightsMismatchError)) throw error;
    const { problems } = withProblems(error, (problem) => placed(problem, network));
    throw new WeightsMismatchError([...problems, ...(await remedy(network, weights))], { cause: error });
  }
}

/** What the config says is told with its place there. */
function placed(problem: Problem, { tree }: Network): Problem {
  const [, index] = /^except\[(\d+)\]$/.exec(problem.at ?? "") ?? [];
  if (index === undefined) return problem;
  const origin = originAt(tree, ["training", "weights", "except", Number(index)]);
  return { ...problem, at: `training.weights.${problem.at}`, source: describeOrigin(origin) };
}

/** What the config could say for the file to fit, where most of it does. */
async function remedy({ graph, tree }: Network, { path, file }: StartingWeights): Promise<readonly Problem[]> {
  const opened = await openSafetensors(path);
  await opened.close();
  const modules = modulesThatDiffer(graph.state(), opened.tensors);
  if (modules === undefined || modules.length === 0) return [];
  return [
    {
      at: "training.weights",
      message: "what differs can be drawn instead",
      expected: `{ file: ${file}, except: [${modules.map(inYaml).join(", ")}] }`,
      source: describeOrigin(originAt(tree, ["training", "weights"])),
    },
  ];
}

/** A pattern as text of YAML: quoted where it could be taken for something else. */
function inYaml(pattern: string): string {
  return /^[a-z_][\w.*-]*$/i.test(pattern) ? pattern : JSON.stringify(pattern);
}
