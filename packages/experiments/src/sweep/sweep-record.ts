import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { NetgraftError, z } from "@netgraft/core";
import { type Plain, parsePlainOptions } from "@netgraft/core/config";
import { OutputExistsError, readFileWhole, writeFileWhole } from "@netgraft/files";
import { filesOfRun, takeFolder } from "@netgraft/training";
import { SweepFolderError, SweepVersionError } from "../errors.js";
import { canonical } from "./digest.js";
import { pruneSchema } from "./prune.js";
import type { SweepPlan } from "./sweep-plan.js";

/** The file in the folder of a sweep that says all of it. */
export const sweepName = "sweep.json";
/** The folder that has the folders of cells. */
export const cellsName = "cells";

const plain = z.custom<Plain>();
const record = z.record(z.string(), plain);
const median = z.object({ median: z.number(), lower: z.number(), upper: z.number() });
/** The form of `sweep.json`. */
export const sweepRecordSchema = z.object({
  format: z.literal("netgraft-sweep"),
  version: z.string(),
  // Missing in what older versions have planned.
  engine: z.string().optional(),
  // What tells it from every other sweep, wherever its folder is.
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: z.string(),
  baseline: z.string(),
  variants: z.array(z.string()),
  seeds: z.array(z.int()),
  rows: z.array(
    z.object({
      variant: z.string(),
      settings: record,
      parameters: z.number(),
      macs: z.number(),
      matched: z
        .object({
          cost: z.enum(["parameters", "macs", "milliseconds"]),
          with: z.string(),
          target: z.number(),
          vary: z.string(),
          value: z.number(),
          residual: z.number(),
          measured: z
            .object({
              ratio: median,
              twin: median,
              alike: z.array(z.int()).readonly(),
              atLeast: z.boolean(),
              rounds: z.int(),
              engine: z.string(),
              threads: z.int(),
              pair: z.string(),
            })
            .optional(),
        })
        .optional(),
      digest: z.string(),
      // The whole config, its files named from the folder of a cell.
      config: record,
    }),
  ),
  cells: z.array(
    z.object({
      row: z.int().min(0),
      seed: z.int().min(0),
      key: z.string().regex(/^[0-9a-f]{16}$/),
    }),
  ),
  prune: pruneSchema.optional(),
  // With the plugins of the networks, named from the sweep's folder.
  queue: z.object({ type: z.string(), options: record, plugins: z.array(z.string()) }).optional(),
});

/** A sweep as its folder has it: all that it takes to train its cells, on any machine. */
export type SweepRecord = z.output<typeof sweepRecordSchema>;
/** A row of it. */
export type RecordedRow = SweepRecord["rows"][number];

/** A plan as it is kept in a folder. */
function recordOf(plan: SweepPlan, folder: string, id: string): SweepRecord {
  const { name, version, engine, baseline, variants, seeds, cells, rows, queue, prune } = plan;
  const place = join(folder, cellsName, "cell");
  return parsePlainOptions(sweepRecordSchema, {
    format: "netgraft-sweep",
    id,
    name,
    version,
    engine,
    baseline,
    variants,
    seeds,
    cells,
    rows: rows.map(({ network, base, ...row }) => ({
      ...row,
      config: base.configOf(network, place),
    })),
    ...(prune && { prune }),
    ...(queue && { queue: { ...queue, plugins: pluginsOf(rows, folder) } }),
  });
}

/** The plugins that the networks of rows name, from a folder. */
function pluginsOf(rows: SweepPlan["rows"], folder: string): readonly string[] {
  const plugins = new Set<string>();
  // All that change one base have its plugins.
  for (const { base, network } of new Map(rows.map((row) => [row.base, row])).values()) {
    const { plugins: named } = base.configOf(network, folder);
    for (const plugin of Array.isArray(named) ? named : []) if (typeof plugin === "string") plugins.add(plugin);
  }
  return [...plugins];
}

/**
 * Keeps a plan in a folder, new or of the same sweep: what cells have come to stays, and those that are new are added.
 * @throws NG_OUTPUT_EXISTS where something else is in the folder; NG_SWEEP_VERSION; NG_SWEEP_FOLDER where a sweep that prunes is another one;
 *   NG_WRITE_FAILED; NG_FOLDER_IN_USE
 */
export async function keepSweep(plan: SweepPlan, folder: string, signal?: AbortSignal): Promise<SweepRecord> {
  const before = existsSync(join(folder, sweepName)) ? await readSweep(folder, plan.version) : undefined;
  const made = recordOf(plan, folder, before?.id ?? randomBytes(8).toString("hex"));
  if (before !== undefined) {
    if (canonical(before) === canonical(made)) return made;
    if (before.prune !== undefined || made.prune !== undefined)
      throw new SweepFolderError({
        at: join(folder, sweepName),
        message: "a sweep whose rows are compared while they are trained cannot be changed: others might have ended",
        expected: "the same sweep, or a new folder",
      });
  } else if (existsSync(folder)) {
    const [first] = filesOfRun(folder);
    if (first !== undefined)
      throw new OutputExistsError({
        at: folder,
        message: "there is something else in the folder of a sweep",
        expected: `a new folder, or one with its ${sweepName}`,
        found: first,
      });
  }
  const taken = await takeFolder(folder, false, { signal });
  try {
    const text = `${JSON.stringify(made)}\n`;
    await writeFileWhole(join(folder, sweepName), [new TextEncoder().encode(text)], {
      before: () => taken.hold.assertHeld(),
    });
    return made;
  } finally {
    await taken.close();
  }
}

/**
 * Reads the folder of a sweep.
 * @param version of what is to train it; it may have been planned by this one alone
 * @throws NG_SWEEP_FOLDER, NG_SWEEP_VERSION
 */
export async function readSweep(folder: string, version?: string): Promise<SweepRecord> {
  const path = join(folder, sweepName);
  const read = await parsed(path);
  if (version === undefined || read.version === version) return read;
  throw new SweepVersionError({
    at: path,
    message: "another version has planned this sweep, whose numbers may be others",
    expected: version,
    found: read.version,
  });
}

async function parsed(path: string): Promise<SweepRecord> {
  try {
    const bytes = await readFileWhole(path, "sweep-bytes");
    return parsePlainOptions(sweepRecordSchema, JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    const [problem] = cause instanceof NetgraftError ? cause.problems : [];
    const [line = ""] = String(cause instanceof Error ? cause.message : cause).split("\n");
    const found = problem?.found ?? problem?.message ?? line;
    const message = "this is no sweep that can be read";
    throw new SweepFolderError(
      {
        at: path,
        message,
        expected: `the folder of a sweep, with its ${sweepName}`,
        found,
      },
      { cause },
    );
  }
}
