import { basename, dirname, extname, resolve } from "node:path";
import { fromPlain, isFileReference, type Origin, type Sourced } from "@netgraft/core/config";
import type { Framework, Queue } from "@netgraft/core/host";
import { planSweep, readSweepForm, type SweepBase, sweepReferences } from "@netgraft/experiments";
import type { OpenedSweep } from "./estimate-sweep.js";
import { isRemote } from "../loader/named-file.js";
import { NodeLoader } from "../loader/node-loader.js";
import { shownPath } from "../loader/shown-path.js";
import { openNetwork, type OpenNetworkOptions } from "../open-network.js";
import { version } from "../version.js";
import { trainingOf } from "./open-dataset.js";
import { wholeConfig } from "./whole-config.js";

/** How a sweep is opened: as the networks that it changes are. */
export interface OpenSweepOptions extends Omit<OpenNetworkOptions, "overrides"> {
  /** What it is called where the file does not say; by default as its file, or `sweep` for one in code. */
  readonly name?: string | undefined;
}

/**
 * The plan of a sweep: all its cells, each resolved and counted. Nothing is written, and no engine is needed.
 * @param sweep the path of a file (YAML or JSON), or what stands in one
 * @throws NG_CONFIG_NOT_FOUND, NG_CONFIG_SYNTAX, NG_CONFIG_INVALID; NG_TRAINING_NEEDED; NG_SWEEP_NO_EFFECT, NG_SWEEP_MATCH; as `openNetwork`
 */
export async function openSweep(
  sweep: string | Readonly<Record<string, unknown>>,
  { name, ...options }: OpenSweepOptions = {},
): Promise<OpenedSweep> {
  const cwd = options.cwd ?? process.cwd();
  const tree = typeof sweep === "string" ? await sweepTree(sweep, cwd) : fromPlain(sweep, inCode);
  const folder = typeof sweep === "string" ? dirname(resolve(cwd, sweep)) : cwd;
  const bases = new Map<string, SweepBase>();
  const frameworks = new Map<SweepBase, Framework>();
  const queues = new Map<string, Queue>();
  const form = readSweepForm(tree);
  const trained = new Set(form.variants.map(({ base }) => base));
  for (const reference of sweepReferences(form)) {
    const isPath = isFileReference(reference) && !isRemote(reference);
    const opened = await openNetwork(isPath ? shownPath(resolve(folder, reference), cwd) : reference, options);
    if (trained.has(reference)) trainingOf(opened.network);
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
  return { ...planSweep(tree, { name: name ?? own, version, bases, queues }), frameworks };
}

const inCode: Origin = { kind: "program", name: "sweep" };

async function sweepTree(path: string, cwd: string): Promise<Sourced> {
  return (await new NodeLoader({ cwd }).load(path, undefined)).tree;
}
