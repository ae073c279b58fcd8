import { join, resolve } from "node:path";
import { parsePlainOptions } from "@netgraft/core/config";
import type { QueuedSweep, SweepQueue } from "@netgraft/core/host";
import { sweepName, type SweepRecord } from "@netgraft/experiments";
import { frameworkOfConfig, type OpenNetworkOptions } from "../open-network.js";

/** What hands out the cells of a sweep, and what it is told of the sweep. */
export interface NamedQueue {
  readonly queue: SweepQueue;
  readonly sweep: QueuedSweep;
  /** The name of the engine that trains its cells; undefined of a sweep that an older version has planned. */
  readonly engine?: string | undefined;
}

/**
 * The queue that a sweep in a folder names, made by the plugins of its networks.
 * @throws NG_UNKNOWN_COMPONENT where none of them has it; NG_CONFIG_INVALID; the errors of plugins
 */
export async function sweepQueue(
  { queue, id, name, engine }: SweepRecord,
  folder: string,
  options: OpenNetworkOptions,
): Promise<NamedQueue> {
  const sweep = { id, name, folder: resolve(folder), env: options.env ?? process.env };
  if (queue === undefined) return { queue: {}, sweep, engine };
  const { type, options: written, plugins } = queue;
  const { catalog } = await frameworkOfConfig({ plugins }, join(sweep.folder, sweepName), options);
  const component = catalog.queues.get(type, { at: "queue.type" });
  return { queue: component.build(parsePlainOptions(component.options, written, ["queue"])), sweep, engine };
}
