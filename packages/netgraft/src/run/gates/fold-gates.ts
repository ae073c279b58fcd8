import { resolve } from "node:path";
import type { Network } from "@netgraft/core";
import { type Engine, type NetworkState, summarize } from "@netgraft/core/graph";
import { writeFolderWhole } from "@netgraft/files";
import { evaluateNetwork, type Evaluation } from "@netgraft/training";
import { foldedInto, safetensorsChunks, scaledChannels } from "@netgraft/weights";
import { GatesKeptError } from "../../errors.js";
import { defaultEngine } from "../default-engine.js";
import { localWeights } from "../fetched-weights.js";
import type { Composition } from "../input-shape.js";
import { networkState } from "../network-state.js";
import { openDataset } from "../open-dataset.js";
import { resolvedConfig } from "../resolved-config.js";
import { classesMetadata, classNames } from "../weights-classes.js";
import { type GateActivity, measureGates, type MeasuredGate, type MeasureGatesOptions } from "./measure-gates.js";
import { withoutAttachments } from "./without-attachments.js";

/** Which gates become constants, and where the network goes. */
export interface FoldGatesOptions extends MeasureGatesOptions {
  /** A folder, new or empty, for `config.yaml` and `best.safetensors`; it then stands for the network, as that of a run. */
  readonly folder?: string | undefined;
  /** Gates that move by at most this much are folded: {@link MeasuredGate.movement}; 0.01 by default, without bound where `maxDrop` is given. */
  readonly atMost?: number | undefined;
  /** How many points (hundredths) of top-1 accuracy folding may cost on the pictures held out: as many gates as that allows are folded. */
  readonly maxDrop?: number | undefined;
  /** Told of each evaluation: of how many folded gates. */
  readonly onEvaluate?: ((folded: number) => void) | undefined;
}

/** A gate, and what has become of it. */
export interface FoldedGate extends Pick<MeasuredGate, "path" | "type" | "movement"> {
  /** The tensors that it was folded into. */
  readonly into?: readonly string[];
  /** Why it stays, where it does. */
  readonly reason?: string;
}

/** What folding has come to. */
export interface FoldedGates {
  readonly gates: readonly FoldedGate[];
  /** Of attachments alone. */
  readonly parameters: { readonly before: number; readonly after: number };
  /** Top-1 on the pictures held out, as parts; where they were evaluated. */
  readonly top1?: { readonly before: number; readonly after: number };
  readonly pictures: number;
  readonly network: Network;
  readonly state: NetworkState;
}

/**
 * Replaces gates that hardly depend on the picture by their means, which go into the layer before them: the network lacks these
 * attachments, and computes the same where a gate is exactly constant. The means are of the pictures to train with, or of `images`, `split`.
 * @throws NG_GATES_KEPT where no gate can be folded; NG_TRAINING_NEEDED where `maxDrop` has no pictures to be held to; NG_OUTPUT_EXISTS; as `measureGates`
 */
export async function foldGates(composition: Composition, options: FoldGatesOptions): Promise<FoldedGates> {
  const { network, framework } = composition;
  const { signal, maxDrop, folder } = options;
  const cwd = options.cwd ?? process.cwd();
  const engine = options.engine ?? defaultEngine();
  const weights = await localWeights(options.weights, signal);
  const given = { ...options, weights, cwd, engine };
  const state = await networkState(network, weights, { signal, cwd });
  const evaluated = maxDrop === undefined ? undefined : await evaluation(composition, given);
  const activity = await measureGates(composition, { ...given, split: splitOf(options) });
  const judged = judge(network, activity, options.atMost ?? (maxDrop === undefined ? 0.01 : Number.POSITIVE_INFINITY));
  const candidates = judged.filter((gate) => gate.into !== undefined).toSorted((a, b) => a.movement - b.movement);
  const folded = (count: number) => fold(composition, state, activity, candidates.slice(0, count));
  const measured = new Map<number, number>();
  const top1 = async (count: number): Promise<number> => {
    const known = measured.get(count);
    if (known !== undefined) return known;
    options.onEvaluate?.(count);
    const { network: made, state: its } = folded(count);
    const found = (await evaluated?.(made, its))?.top1 ?? 0;
    measured.set(count, found);
    return found;
  };
  const before = evaluated === undefined ? undefined : await top1(0);
  const count =
    before === undefined ? candidates.length : await mostWithin(candidates.length, top1, before - (maxDrop ?? 0) / 100);
  if (count === 0) throw new GatesKeptError(judged.map(keptProblem(options)));
  const made = folded(count);
  const chosen = new Set(candidates.slice(0, count).map(({ path }) => path));
  const result: FoldedGates = {
    ...made,
    pictures: activity.pictures,
    gates: judged.map(({ path, type, movement, into, reason }) => ({
      path,
      type,
      movement,
      ...(chosen.has(path) && into !== undefined ? { into } : { reason: reason ?? "it would cost too much accuracy" }),
    })),
    parameters: { before: attached(network), after: attached(made.network) },
    ...(before !== undefined && { top1: { before, after: await top1(count) } }),
  };
  if (folder !== undefined) {
    const names = await classNames(network, weights, cwd, framework.services);
    const config = resolvedConfig(made.network, names, { folder, cwd });
    const metadata = names === undefined ? undefined : classesMetadata(names);
    await writeFolderWhole(resolve(cwd, folder), async (_folder, write) => {
      await write("config.yaml", [new TextEncoder().encode(config)]);
      await write("best.safetensors", safetensorsChunks(made.state, metadata && { metadata }));
    });
  }
  return result;
}

/** The part that means are taken of: what is held out is to judge by. */
function splitOf({ split, images }: FoldGatesOptions): FoldGatesOptions["split"] {
  return split ?? (images === undefined ? "train" : undefined);
}

/** Which gates can be folded, into what; or why not. */
function judge({ graph }: Network, { gates }: GateActivity, atMost: number): readonly FoldedGate[] {
  return gates.map(({ path, type, movement, mean }) => {
    // The name of one of several gates has a number, and is no attachment's.
    const mark = graph.marks.find((each) => each.kind === "attachment" && graph.scopes[each.scope]?.path === path);
    const into = mark?.kind === "attachment" ? foldedInto(graph, mark) : "its attachment has several gates";
    const gate = { path, type, movement };
    if (typeof into === "string") return { ...gate, reason: into };
    if (mean.some((value) => value < 0)) return { ...gate, reason: "its mean is below zero in a channel" };
    if (movement > atMost) return { ...gate, reason: `it moves by ${movement.toFixed(4)}, more than ${atMost}` };
    return { ...gate, into };
  });
}

/** The network without some attachments, and with their means in other tensors. */
function fold(
  { network, framework }: Composition,
  state: NetworkState,
  { gates }: GateActivity,
  chosen: readonly FoldedGate[],
): { readonly network: Network; readonly state: NetworkState } {
  const made = withoutAttachments(network, framework, new Set(chosen.map(({ path }) => path)));
  const means = new Map(gates.map(({ path, mean }) => [path, mean]));
  const factors = new Map<string, readonly number[]>();
  for (const { path, into = [] } of chosen)
    for (const name of into) {
      const own = means.get(path) ?? [];
      const others = factors.get(name);
      factors.set(name, others === undefined ? own : own.map((value, channel) => value * (others[channel] ?? 1)));
    }
  const scaled = scaledChannels(state, factors);
  const kept = new Set(made.graph.state().map(({ name }) => name));
  return { network: made, state: new Map([...scaled].filter(([name]) => kept.has(name))) };
}

/** The most gates, of those that move least, with which the accuracy is at least so much: by halving. */
async function mostWithin(all: number, top1: (count: number) => Promise<number>, least: number): Promise<number> {
  let [good, bad] = [0, all + 1];
  while (bad - good > 1) {
    const middle = bad === all + 1 ? all : Math.floor((good + bad) / 2);
    if ((await top1(middle)) >= least - 1e-9) good = middle;
    else bad = middle;
  }
  return good;
}

/** Shows a network the pictures held out. */
async function evaluation(
  composition: Composition,
  options: FoldGatesOptions & { readonly cwd: string; readonly engine: Engine },
): Promise<(network: Network, state: NetworkState) => Promise<Evaluation>> {
  const { cwd, weights, signal, engine, threads, workers } = options;
  const { dataset } = await openDataset(composition, { cwd, purpose: "evaluation", signal, weights });
  const { services } = composition.framework;
  return (network, state) => evaluateNetwork({ network, state, dataset, engine, threads, workers, signal, services });
}

/** Parameters of attachments. */
function attached({ graph }: Network): number {
  return summarize(graph).attachments.reduce((total, { parameters }) => total + parameters, 0);
}

function keptProblem({ maxDrop }: FoldGatesOptions) {
  return ({ path, reason }: FoldedGate) => ({
    at: path,
    message: reason ?? `without it, top-1 drops by more than ${maxDrop} points`,
    expected: maxDrop === undefined ? "a gate that hardly moves, or a larger `atMost`" : "a larger `maxDrop`",
  });
}
