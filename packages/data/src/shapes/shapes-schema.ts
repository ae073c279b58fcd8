import { z } from "@netgraft/core";
import { difficultyNames } from "./difficulty.js";
import { shapeNames } from "./outlines.js";

/** What pictures of shapes are drawn. */
export const shapesSchema = z.strictObject({
  classes: z
    .int()
    .min(2)
    .max(shapeNames.length)
    .default(10)
    .describe(`The first of: ${shapeNames.join(", ")}.`),
  perClass: z.int().min(2).default(200).describe("Pictures of each class, in `train` and `val` together."),
  holdOut: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.2)
    .describe("The part of them that goes into `val`; at least one picture of each class is in either."),
  seed: z.int().min(0).default(0).describe("What they are drawn with; the same seed gives the same files."),
  size: z.int().min(16).max(1024).default(32).describe("Pixels of each side."),
  difficulty: z.enum(difficultyNames).default("medium").describe("How hard the shapes are to tell apart."),
});
