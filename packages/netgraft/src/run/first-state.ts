import { resolve } from "node:path";
import type { Framework, Network, Services } from "@netgraft/core";
import {
  describeOrigin,
  formatConfigPath,
  originAt,
  type Problem,
  type ValidTraining,
  withProblems,
} from "@netgraft/core/config";
import type { Engine, NetworkState } from "@netgraft/core/graph";
import type { TrainingEvent } from "@netgraft/training";
import { GraftRefusedError, WeightsMismatchError } from "@netgraft/weights";
import { folderOf, isRemote } from "../loader/named-file.js";
import type { Composer, GraftSource } from "./grafted-state.js";
import { networkState } from "./network-state.js";
import type { ClassName } from "./labels.js";
import type { PartialWeights } from "./weights-source.js";
import { trainingOf } from "./open-dataset.js";

/** A file with what is grafted and made to fit, or a seed. */
export type FirstWeights = GraftSource | { readonly seed: number };

/** Where files are, and who is told. */
interface FirstStateOptions {
  /** What the network was composed in; its services fetch weights that a reference names. */
  readonly framework: Composer & Pick<Framework, "services">;
  readonly cwd: string;
  /** Of the classes, in the order of the logits; by default those of the network's config. */
  readonly names?: readonly ClassName[] | undefined;
  /** What {@link firstWeights} gives, where it has been fetched. */
  readonly from?: FirstWeights | undefined;
  /** What measures how far a graft that rounds is from the plain network. */
  readonly engine?: Engine | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: TrainingEvent) => void) | undefined;
}

/** Where they come from, which {@link firstState} reads, and what is made to fit. */
export function firstWeights(network: Network, cwd: string, services?: Services): FirstWeights {
  const { weights, seed } = trainingOf(network);
  if (weights === undefined) return { seed };
  const { file, key, ...taken } = writtenFile(weights);
  const beside = folderOf(originAt(network.tree, ["training", "weights", ...key]), cwd);
  return { file: isRemote(file) ? file : resolve(beside, file), ...taken, seed, services };
}

/** The file that the config names, and where in the section. */
function writtenFile(weights: NonNullable<ValidTraining["weights"]>): Omit<GraftSource, "file"> & {
  readonly file: string;
  readonly key: readonly string[];
} {
  if (typeof weights === "string") return { file: weights, key: [] };
  const { file, from, ...taken } = weights;
  // The schema holds that one of the two is there.
  return file === undefined ? { file: from ?? "", key: ["from"], ...taken } : { file, key: ["file"], ...taken };
}

/**
 * The weights that a network is first trained with: drawn with the seed, or those of the file that its config names but
 * for the modules that it excepts.
 * @throws as `networkState`, with the places of the config
 */
export async function firstState(
  network: Network,
  {
    framework,
    cwd,
    names,
    engine,
    signal,
    onEvent,
    from = firstWeights(network, cwd, framework.services),
  }: FirstStateOptions,
): Promise<NetworkState> {
  const { weights } = trainingOf(network);
  if (weights === undefined || !("file" in from)) return networkState(network, from, { signal });
  const { file } = writtenFile(weights);
  const onPartial = (partial: PartialWeights): void => onEvent?.({ kind: "weights", file, ...partial });
  const onNote = (note: string): void => onEvent?.({ kind: "weightsNote", file, note });
  try {
    const options = { signal, auxiliary: true, cwd, classes: names };
    if (from.graft === undefined && from.adapt === undefined)
      return await networkState(network, { ...from, onPartial, onNote }, options);
    const { graftedState } = await import("./grafted-state.js");
    const grafting = { ...options, engine };
    const { state, report } = await graftedState(network, framework, { ...from, onPartial, onNote }, grafting);
    const { roundingNote } = await import("./graft-difference.js");
    if (report.difference !== undefined) onNote(roundingNote(report.difference));
    return state;
  } catch (error) {
    if (error instanceof GraftRefusedError) throw withProblems(error, (problem) => graftedAt(problem, network));
    if (!(error instanceof WeightsMismatchError)) throw error;
    throw withProblems(error, (problem) => placed(problem, network, file));
  }
}

function graftedAt(problem: Problem, { tree }: Network): Problem {
  return { ...problem, source: describeOrigin(originAt(tree, ["training", "weights", "graft"])) };
}

/** What the config says is told with its place there, and what it could say in its words. */
function placed(problem: Problem, { tree }: Network, file: string): Problem {
  const [, renamed] = /^rename\.(.*)$/s.exec(problem.at ?? "") ?? [];
  if (renamed !== undefined) {
    const place = ["training", "weights", "rename", renamed];
    return { ...problem, at: formatConfigPath(place), source: describeOrigin(originAt(tree, place)) };
  }
  const [, index] = /^except\[(\d+)\]$/.exec(problem.at ?? "") ?? [];
  if (index !== undefined) {
    const origin = originAt(tree, ["training", "weights", "except", Number(index)]);
    return { ...problem, at: `training.weights.${problem.at}`, source: describeOrigin(origin) };
  }
  if (problem.at !== "except") return problem;
  const except = problem.expected?.split(",").map(inYaml).join(", ");
  return {
    ...problem,
    at: "training.weights",
    expected: `{ file: ${file}, except: [${except}] }`,
    source: describeOrigin(originAt(tree, ["training", "weights"])),
  };
}

/** A pattern as text of YAML: quoted where it could be taken for something else. */
function inYaml(pattern: string): string {
  return /^[a-z_][\w.*-]*$/i.test(pattern) ? pattern : JSON.stringify(pattern);
}
