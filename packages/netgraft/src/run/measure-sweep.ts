import { join } from "node:path";
import { counted, type Engine } from "@netgraft/core/graph";
import { cellFolder, type Measured, type SweepStatus } from "@netgraft/experiments";
import { openNetwork, type OpenNetworkOptions } from "../open-network.js";
import { type BenchmarkOptions, benchmarkNetworks } from "./benchmark-networks.js";
import type { Composition } from "./input-shape.js";

/** How the networks of a sweep are measured. */
export interface MeasureSweepOptions extends Omit<BenchmarkOptions, "engine"> {
  /** The engine, given the first of the networks; by default the ONNX engine. */
  readonly engineFor?: ((composition: Composition) => Engine | Promise<Engine>) | undefined;
  /** How the configs of cells are opened. */
  readonly opening?: Omit<OpenNetworkOptions, "overrides" | "cwd"> | undefined;
}

/** How long the networks of a sweep take: row by row, and by what. As `reportSweep` takes it. */
export interface MeasuredSweep {
  /** Undefined of a row of which no cell is begun. */
  readonly rows: readonly (Measured | undefined)[];
  readonly with: string;
}

/**
 * Measures the network of each row of a sweep, side by side; rows that do the same once.
 * @param folder of the sweep
 * @throws as `openNetwork` and `benchmarkNetworks`
 */
export async function measureSweep(
  folder: string,
  { rows }: Pick<SweepStatus, "rows">,
  { engineFor, opening, ...options }: MeasureSweepOptions = {},
): Promise<MeasuredSweep | undefined> {
  const configs = new Map<string, string>();
  for (const { row, cells } of rows) {
    const begun = cells.find(({ result }) => result !== undefined);
    if (begun !== undefined && !configs.has(row.digest))
      configs.set(row.digest, join(cellFolder(folder, begun.cell.key), "config.yaml"));
  }
  const opened: Composition[] = [];
  for (const config of configs.values()) opened.push(await openNetwork(config, opening));
  const [first] = opened;
  if (first === undefined) return undefined;
  const engine = await engineFor?.(first);
  const measured = await benchmarkNetworks(
    opened.map(({ network }) => network),
    { ...options, ...(engine && { engine }) },
  );
  const places = new Map([...configs.keys()].map((digest, index) => [digest, index]));
  return {
    rows: rows.map(({ row }) => measured.networks[places.get(row.digest) ?? -1]?.milliseconds),
    with:
      `Milliseconds are of a run of batch ${measured.batch} in the engine ${measured.engine} with ${counted(measured.threads, "thread")}, ` +
      `the networks in turns: the median of ${counted(measured.rounds, "round")}.`,
  };
}
