import { z } from "@netgraft/core";
import { pruneSchema } from "./prune.js";
import { expecting } from "@netgraft/core/config";

const seed = z.int().min(0);
const name = z.string().min(1).max(100);
const reference = z.string().min(1);
const path = z.string().min(1);
const axes = z.record(path, z.array(z.unknown()).min(1));

/** What can be matched. */
export const matchCosts = ["parameters", "macs", "milliseconds"] as const;

/** A network whose cost another one is brought to, and how. */
const matchSchema = z
  .strictObject({
    parameters: name.optional().describe("A variant, or a network: its number of parameters is met."),
    macs: name.optional().describe("A variant, or a network: its multiply-accumulates for one picture are met."),
    milliseconds: name
      .optional()
      .describe("A variant, or a network: the time of a run of one picture is met, which is measured in turns."),
    atLeast: z
      .boolean()
      .default(false)
      .describe("Whether the value is the smallest that costs no less, rather than the one that comes nearest."),
  })
  .refine((match) => matchCosts.filter((cost) => match[cost] !== undefined).length === 1, {
    message: "one cost is matched",
    params: { expected: "parameters, macs or milliseconds, with the name of a variant or a network" },
  });

/** What a variant says beside the config that it changes. */
export const variantSchema = z
  .strictObject({
    base: reference.optional().describe("The config that this variant changes, in place of the sweep's `base`."),
    match: matchSchema.optional(),
    vary: path.optional().describe("The path of the whole number by which the cost is matched, e.g. `backbone.width`."),
  })
  .refine(({ match, vary }) => (match === undefined) === (vary === undefined), {
    message: "`match` and `vary` belong together",
    params: { expected: "both, e.g. { match: { parameters: standard }, vary: backbone.width }" },
  });

/** The keys of a variant that are no part of the config. */
export const variantKeys: ReadonlySet<string> = new Set(Object.keys(variantSchema.shape));

/** The file of a sweep. What variants change is checked when they are composed. */
export const sweepSchema = z.strictObject({
  $schema: z.string().optional(),
  name: name.optional().describe("What the sweep is called; by default as its file."),
  base: reference.describe("The config that is changed: a file, relative to this one, or the name of a network."),
  baseline: name
    .optional()
    .describe("The variant that differences are taken to, at the same settings; by default the first."),
  variants: expecting(
    z.record(name, expecting(z.record(z.string(), z.unknown()), "a map of what differs; {} for the config as it is")),
    "a map of variants by their names",
  )
    .default({ base: {} })
    .describe("What is compared, by name: each is merged into `base`, as a config into what it extends."),
  grid: axes.default({}).describe("Values by config path: each is combined with each."),
  zip: axes
    .default({})
    .describe("Values by config path, as many of each: the first are taken together, then the second."),
  list: z.array(z.record(path, z.unknown())).min(1).optional().describe("Settings that are named one by one."),
  exclude: z
    .array(z.record(path, z.unknown()))
    .default([])
    .describe(
      "What is left out: each names a variant, a seed, settings, or several of these, which all have to be met.",
    ),
  seeds: z.array(seed).min(1).default([0]).describe("Each variant is trained with each, in place of `training.seed`."),
  prune: pruneSchema
    .optional()
    .describe("Which rows end early, by what they have come to: `median`, or `halving`. The baseline never does."),
  queue: expecting(z.looseObject({ type: z.string().min(1) }), "a map such as { type: slurm, partition: gpu }")
    .optional()
    .describe("What hands out the runs to workers: its type and its options; by default the sweep's folder."),
  budget: z
    .strictObject({ epochs: z.int().positive().describe("In place of `training.epochs`.") })
    .optional()
    .describe("What each run may take."),
});

/** A sweep's file, its form in order. */
export type SweepFile = z.output<typeof sweepSchema>;

/** What a variant matches, and by what. */
export type SweepMatch = z.output<typeof matchSchema>;
