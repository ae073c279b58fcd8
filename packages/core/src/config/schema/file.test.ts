import { expect } from "chai";
import { z } from "#zod";
import { describeOptions } from "./describe-options.js";
import { describeSchema } from "./describe-schema.js";
import { file, fileKindOf, folder } from "./file.js";
import { jsonSchemaOf } from "./json-schema.js";
import { checkValue } from "../problems/problems-of.js";

const forms: Readonly<Record<string, z.ZodType>> = {
  plain: file(),
  described: file().describe("The archive."),
  optional: file().optional(),
  nullable: file().nullable().default(null),
  defaulted: file().default("a.tar").describe("The archive."),
  titled: file().meta({ title: "Archive" }),
  checked: file()
    .regex(/\.tar$/)
    .min(5),
  transformed: file().transform((path) => path.length),
  preprocessed: z.preprocess((value) => value, file()),
  lazy: z.lazy(() => file().readonly()),
};

describe("file", () => {
  for (const [form, schema] of Object.entries(forms)) {
    it(`marks a schema that is ${form}`, () => {
      expect(fileKindOf(schema)).to.equal("file");
      expect(describeSchema(schema)).to.equal("the path of a file");
    });
  }

  it("leaves other text unmarked, and tells folders apart", () => {
    expect(fileKindOf(z.string().min(1))).to.equal(undefined);
    expect(fileKindOf(z.string().meta({ title: "file" }))).to.equal(undefined);
    expect(fileKindOf(folder().optional())).to.equal("folder");
  });

  it("shows in the JSON Schema and in the description of options", () => {
    const options = z.strictObject({
      archive: file().describe("The archive."),
      images: z.array(folder()).min(1),
      from: z.union([z.enum(["none"]), file()]).default("none"),
    });
    expect(jsonSchemaOf(options).properties).to.deep.equal({
      archive: { description: "The archive.", type: "string", minLength: 1, format: "path" },
      images: { type: "array", minItems: 1, items: { type: "string", minLength: 1, format: "path" } },
      from: {
        default: "none",
        anyOf: [
          { type: "string", enum: ["none"] },
          { type: "string", minLength: 1, format: "path" },
        ],
      },
    });
    expect(describeOptions(options).map(({ name, expected }) => [name, expected])).to.deep.equal([
      ["archive", "the path of a file"],
      ["images", "a list of one or more values, each the path of a folder"],
      ["from", "none or the path of a file"],
    ]);
  });

  it("refuses what is no path in its own words", () => {
    const problemOf = (value: unknown): unknown => checkValue(file(), value, { path: ["archive"] }).problems;
    expect(problemOf("")).to.deep.equal([
      { at: "archive", message: "this text is empty", expected: "the path of a file", found: 'text ""' },
    ]);
    expect(problemOf(2024)).to.deep.equal([
      {
        at: "archive",
        message: "wrong type",
        expected: "the path of a file (write it in quotes)",
        found: "the number 2024",
      },
    ]);
  });
});
