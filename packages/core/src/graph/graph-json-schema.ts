import { z } from "#zod";
import { dtypes } from "../tensor/dtype.js";
import type { Json } from "./attributes.js";

/** The version of the JSON form; raised when an older reader would misread it. */
export const graphJsonVersion = 1;

const json: z.ZodType<Json> = z.json();
const index = z.int().nonnegative();
const initializer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("zeros") }),
  z.strictObject({ kind: z.literal("ones") }),
  z.strictObject({ kind: z.literal("constant"), value: z.number() }),
  z.strictObject({ kind: z.literal("normal"), deviation: z.number() }),
  z.strictObject({ kind: z.literal("heNormal"), fan: z.enum(["in", "out"]) }),
  z.strictObject({ kind: z.literal("uniformFan"), fanIn: z.int().positive() }),
]);
const source = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("input"), name: z.string() }),
  z.strictObject({ kind: z.literal("parameter"), name: z.string(), initializer }),
  z.strictObject({ kind: z.literal("buffer"), name: z.string(), initializer }),
  z.strictObject({ kind: z.literal("constant"), data: z.array(z.number()) }),
  z.strictObject({ kind: z.literal("node"), node: index, port: index }),
]);
const mark = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("feature"), value: index, name: z.string(), channels: index, reduction: index }),
  z.strictObject({ kind: z.literal("gate"), value: index, scope: index }),
  z.strictObject({ kind: z.literal("site"), site: z.string(), scope: index, before: index, value: index }),
  z.strictObject({
    kind: z.literal("attachment"),
    id: z.string(),
    type: z.string(),
    site: z.string(),
    scope: index,
    before: index,
    value: index,
  }),
  z.strictObject({ kind: z.literal("mask"), value: index, rate: z.number().min(0).lt(1) }),
  z.strictObject({ kind: z.literal("uniform"), value: index }),
]);
/** The form of the JSON of a graph; what refers to something else in it is checked by `graphFromJson`. */
export const graphJsonSchema = z.strictObject({
  format: z.literal("netgraft-graph"),
  version: z.literal(graphJsonVersion, { error: `only version ${graphJsonVersion} can be read` }),
  name: z.string(),
  scopes: z.array(
    z.strictObject({
      id: index,
      parent: index.optional(),
      kind: z.enum(["network", "backbone", "stage", "block", "attachment", "head", "auxiliary", "module"]),
      path: z.string(),
      type: z.string().optional(),
      options: json.optional(),
    }),
  ),
  values: z.array(
    z.strictObject({
      dtype: z.enum(dtypes),
      axes: z.array(z.strictObject({ name: z.string(), size: z.union([z.literal("any"), z.int().positive()]) })),
      source,
    }),
  ),
  nodes: z.array(
    z.strictObject({
      operation: z.string(),
      path: z.string(),
      scope: index,
      inputs: z.array(index),
      outputs: z.array(index),
      attributes: z.record(z.string(), json),
    }),
  ),
  marks: z.array(mark),
  inputs: z.record(z.string(), index),
  outputs: z.record(z.string(), index),
  updates: z.record(z.string(), index).optional(),
});

/** The JSON form of a graph; see {@link graphToJson}. */
export type GraphJson = z.infer<typeof graphJsonSchema>;
