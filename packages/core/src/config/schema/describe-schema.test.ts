import { expect } from "chai";
import { z } from "#zod";
import { describeSchema } from "./describe-schema.js";
import { describeValue } from "../tree/describe-value.js";
import { expecting } from "../index.js";

describe("describeSchema", () => {
  const cases: readonly (readonly [schema: z.ZodType, words: string])[] = [
    [z.string(), "text"],
    [z.string().min(1), "text"],
    [z.string().min(2), "text of at least 2 characters"],
    [z.string().max(5), "text of at most 5 characters"],
    [z.string().min(2).max(5), "text of 2 to 5 characters"],
    [z.string().length(3), "text of 3 characters"],
    [z.string().regex(/^a+$/), "text that matches ^a+$"],
    [z.email(), "text of the format email"],
    [z.number(), "a number"],
    [z.number().positive(), "a positive number"],
    [z.number().nonnegative(), "a number of at least 0"],
    [z.number().min(0).max(1), "a number from 0 to 1"],
    [z.number().gt(0).max(1), "a number above 0 and at most 1"],
    [z.number().min(0).lt(1), "a number of at least 0 and below 1"],
    [z.number().max(1), "a number of at most 1"],
    [z.number().lt(1), "a number below 1"],
    [z.int(), "an integer"],
    [z.number().int(), "an integer"],
    [z.int().min(1), "a positive integer"],
    [z.int().positive(), "a positive integer"],
    [z.int().min(1).max(10), "an integer from 1 to 10"],
    [z.int().positive().multipleOf(8), "a positive integer divisible by 8"],
    [z.boolean(), "true or false"],
    [z.enum(["a", "b"]), "one of a, b"],
    [z.literal("a"), "a"],
    [z.literal([18, 34]), "one of 18, 34"],
    [z.union([z.literal("same"), z.enum(["valid"])]), "one of same, valid"],
    [z.union([z.literal("same"), z.int().min(0)]), "same or an integer of at least 0"],
    [z.union([z.int(), z.string(), z.int()]), "an integer or text"],
    [z.array(z.string()), "a list of text"],
    [z.array(z.string()).length(2), "a list of 2 texts"],
    [z.array(z.int().positive()).min(1), "a list of one or more positive integers"],
    [z.array(z.number()).min(2).max(4), "a list of 2 to 4 numbers"],
    [z.array(z.number()).max(4), "a list of up to 4 numbers"],
    [z.array(z.strictObject({})), "a list of maps"],
    [z.array(z.enum(["a", "b"])), "a list of values, each one of a, b"],
    [z.tuple([z.number(), z.number()]), "a list of 2 values"],
    [z.strictObject({}), "a map"],
    [z.strictObject({ a: z.string(), b: z.string().optional(), c: z.string().default("") }), "a map with the key a"],
    [z.strictObject({ a: z.string(), b: z.string() }), "a map with the keys a and b"],
    [z.record(z.string(), z.number()), "a map"],
    [z.int().positive().optional().default(3).readonly(), "a positive integer"],
    [z.preprocess((value) => value, z.boolean()), "true or false"],
    [z.string().transform((text) => text.length), "text"],
    [z.lazy(() => z.boolean()), "true or false"],
    [expecting(z.string(), "a name").optional().describe("a doc"), "a name"],
    [z.array(expecting(z.string(), "a name")), "a list of values, each a name"],
    [z.date(), "another value"],
  ];
  for (const [schema, words] of cases) it(`says "${words}"`, () => expect(describeSchema(schema)).to.equal(words));
});

describe("describeValue", () => {
  const cases: readonly (readonly [value: unknown, words: string])[] = [
    ["abc", 'text "abc"'],
    ["x".repeat(100), `text "${"x".repeat(60)}…"`],
    [3.5, "the number 3.5"],
    [Number.NaN, "the number .nan"],
    [-Infinity, "the number -.inf"],
    [true, "true"],
    [null, "nothing (null)"],
    [undefined, "nothing"],
    [[], "an empty list"],
    [[1], "a list of 1 value"],
    [{}, "an empty map"],
    [{ a: 1 }, "a map with the key a"],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, "a map with the keys a, b, c, d, e, …"],
    [Object.create(null), "an empty map"],
    [new Map(), "an object of class Map"],
    [() => 1, "a function"],
  ];
  for (const [value, words] of cases) it(`says "${words}"`, () => expect(describeValue(value)).to.equal(words));
});
