import { z } from "#zod";
import { longestPattern } from "../../compose/path-pattern.js";
import { rangePattern, stepPattern } from "../../compose/where.js";
import { expecting } from "../schema/expecting.js";

const range = z.string().regex(rangePattern);
const step = z.string().regex(stepPattern);

/** A pattern of paths, as `where.path` has it. */
export const patternSchema = z.string().min(1).max(longestPattern);

const blockSelector = expecting(
  z.union([z.int(), range, step]),
  `an integer, a range such as "1..3", or a step such as "::2"`,
);

/** Which blocks an attachment is for; what is left out does not restrict, and each part selects something. */
export const whereSchema = z.strictObject({
  stages: z
    .array(z.int())
    .optional()
    .describe("Stages, counted from 1: stage 1 is `layer1` of a ResNet, which the SENet paper calls Stage 2."),
  blocks: z
    .array(blockSelector)
    .optional()
    .describe(
      'Blocks within each stage, counted from 0: an index, from the end where negative (-1 is the last), a range "1..3" (both ends included), or every n-th "::2".',
    ),
  path: patternSchema
    .optional()
    .describe(
      'A pattern of the blocks\' paths, e.g. "layer3.*" or "features.{4, 5, 6}": `*` stands for any name between dots, `**` for any path, `{a, b}` for one of its choices, which can be nested; all else for itself.',
    ),
  stride: z.int().positive().optional().describe("Only blocks of this stride."),
});
