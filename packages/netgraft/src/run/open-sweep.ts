import { availableParallelism } from "node:os";
import { basename, dirname, extname, resolve } from "node:path";
import type { Engine } from "@netgraft/core/graph";
import { fromPlain, isFileReference, type Origin, type Sourced } from "@netgraft/core/config";
import type { Framework, Queue } from "@netgraft/core/host";
import {
  matchesTimes,
  type MeasureTimes,
  planSweep,
  readSweepForm,
  type SweepBase,
  sweepReferences,
  timedMatches,
} from "@netgraft/experiments";
import type { OpenedSweep } from "./estimate-sweep.js";
import { isRemote } from "../loader/named-file.js";
import { NodeLoader } from "../loader/node-loader.js";
import { shownPath } from "../loader/shown-path.js";
import { openNetwork, type OpenNetworkOptions } from "../open-network.js";
import { version } from "../version.js";
import { defaultEngineName } from "./default-engine-name.js";
import type { Composition } from "./input-shape.js";
import { trainingOf } from "./open-dataset.js";
import { plannedIn, sweepFolder } from "./sweep-folder.js";
import type { timesInTurns } from "./times-in-turns.js";
import { wholeConfig } from "./whole-config.js";

/** How a sweep is opened: as the networks that it changes are. */
export interface OpenSweepOptions extends Omit<OpenNetworkOptions, "overrides"> {
  /** What it is called where the file does not say; by default as its file, or `sweep` for one in code. */
  readonly name?: string | undefined;
  /** The engine that is to train, chosen by the sweep's first base; by default the ONNX engine. It is asked for its name, and not started. */
  readonly engineFor?: ((composition: Composition) => Engine | Promise<Engine>) | undefined;
  /** Native threads of the engine where it measures, for `match: { milliseconds }`; by default as many as there are processors. */
  readonly threads?: number | undefined;
  /** The folder of the sweep, by default `runs/<its name>`: what was matched by time for the plan there stays as it is, and so do its runs. */
  readonly folder?: string | undefined;
  /** Told before networks are measured. */
  readonly onMeasure?: (() => void) | undefined;
  /** Ends measuring. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The plan of a sweep: all its cells, each resolved and counted. Nothing is written, and no engine is needed.
 * @param sweep the path of a file (YAML or JSON), or what stands in one
 * @throws NG_CONFIG_NOT_FOUND, NG_CONFIG_SYNTAX, NG_CONFIG_INVALID; NG_TRAINING_NEEDED; NG_SWEEP_NO_EFFECT, NG_SWEEP_MATCH; as `openNetwork`
 */
export async function openSweep(
  sweep: string | Readonly<Record<string, unknown>>,
  { name, engineFor, threads, folder: kept, onMeasure, signal, ...options }: OpenSweepOptions = {},
): Promise<OpenedSweep> {
  const cwd = options.cwd ?? process.cwd();
  const tree = typeof sweep === "string" ? await sweepTree(sweep, cwd) : fromPlain(sweep, inCode);
  const folder = typeof sweep === "string" ? dirname(resolve(cwd, sweep)) : cwd;
  const bases = new Map<string, SweepBase>();
  const frameworks = new Map<SweepBase, Framework>();
  const queues = new Map<string, Queue>();
  const form = readSweepForm(tree);
  let engine: Engine | undefined;
  const trained = new Set(form.variants.map(({ base }) => base));
  for (const reference of sweepReferences(form)) {
    const isPath = isFileReference(reference) && !isRemote(reference);
    const opened = await openNetwork(isPath ? shownPath(resolve(folder, reference), cwd) : reference, options);
    if (trained.has(reference)) trainingOf(opened.network);
    engine ??= await engineFor?.(opened);
    for (const queue of opened.framework.catalog.queues.all()) queues.set(queue.type, queue);
    const base: SweepBase = {
      tree: opened.network.tree,
      compose: (changed) => opened.framework.composeResolved(changed),
      configOf: (network, place = folder) => wholeConfig(network, { folder: place, cwd }),
    };
    bases.set(reference, base);
    frameworks.set(base, opened.framework);
  }
  const own = typeof sweep === "string" ? basename(sweep, extname(sweep)) : "sweep";
  const planned = { name: form.file.name ?? name ?? own, version, engine: engine?.name ?? defaultEngineName, bases };
  const times = matchesTimes(form.variants)
    ? await timedMatches(tree, {
        ...planned,
        threads: threads ?? availableParallelism(),
        known: await plannedIn(kept ?? sweepFolder(planned, { cwd }), version),
        measure: measuring(await turns({ engine, threads, signal }), onMeasure),
      })
    : undefined;
  return { ...planSweep(tree, { ...planned, queues, times }), frameworks };
}

/** What measures networks: imported where something is to be measured, as engines come with it. */
async function turns(options: Parameters<typeof timesInTurns>[0]): Promise<MeasureTimes> {
  const { timesInTurns: inTurns } = await import("./times-in-turns.js");
  return inTurns(options);
}

/** Told once that networks are measured, which takes a while. */
function measuring(measure: MeasureTimes, onMeasure: (() => void) | undefined): MeasureTimes {
  let isTold = false;
  return (...asked) => {
    if (!isTold) onMeasure?.();
    isTold = true;
    return measure(...asked);
  };
}

const inCode: Origin = { kind: "program", name: "sweep" };

async function sweepTree(path: string, cwd: string): Promise<Sourced> {
  return (await new NodeLoader({ cwd }).load(path, undefined)).tree;
}
