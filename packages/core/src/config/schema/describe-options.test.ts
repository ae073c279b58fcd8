import { expect } from "chai";
import { z } from "#zod";
import { describeOptions } from "./describe-options.js";

describe("describeOptions", () => {
  it("names each option with what is expected, its default and its description, in order", () => {
    const schema = z.strictObject({
      ratio: z.number().positive().default(16).describe("How much smaller."),
      squeeze: z.enum(["avg", "max"]).default("avg"),
      channels: z.int().positive().optional(),
      kernel: z.int(),
    });
    expect(describeOptions(schema)).to.deep.equal([
      { name: "ratio", expected: "a positive number", required: false, default: 16, description: "How much smaller." },
      { name: "squeeze", expected: "one of avg, max", required: false, default: "avg" },
      { name: "channels", expected: "a positive integer", required: false },
      { name: "kernel", expected: "an integer", required: true },
    ]);
  });

  it("finds the options behind a preprocessing step", () => {
    const schema = z.preprocess((value) => value, z.strictObject({ a: z.boolean() }));
    expect(describeOptions(schema).map(({ name }) => name)).to.deep.equal(["a"]);
  });

  it("knows none where the schema is no map with fixed keys", () => {
    expect(describeOptions(z.record(z.string(), z.number()))).to.deep.equal([]);
  });
});
