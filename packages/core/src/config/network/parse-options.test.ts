import { expect } from "chai";
import { z } from "#zod";
import { ConfigInvalidError } from "../../errors/index.js";
import { parseOptions, parsePlainOptions } from "../index.js";
import { treeFromJson } from "../testing/tree-from-json.test.js";

const schema = z.strictObject({ reduction: z.int().positive().default(16), bias: z.boolean().default(false) });

describe("parseOptions", () => {
  it("leaves out the type and fills in defaults", () => {
    const options: { reduction: number; bias: boolean } = parseOptions(
      schema,
      treeFromJson('{"type": "se", "bias": true}'),
      [],
    );
    expect(options).to.deep.equal({ reduction: 16, bias: true });
  });

  it("names the place in the config and in the file", () => {
    const tree = treeFromJson('{"type": "se",\n"reduction": 0}');
    expect(() => parseOptions(schema, tree, ["attachments", 2, "attach"]))
      .to.throw(ConfigInvalidError)
      .with.property(
        "message",
        "attachments[2].attach.reduction: out of range; expected a positive integer; found the number 0 (net.yaml:2:14)",
      );
  });

  it("refuses what is no map", () => {
    expect(() => parseOptions(schema, treeFromJson("3"), ["backbone"]))
      .to.throw(ConfigInvalidError)
      .with.property("message", "backbone: wrong type; expected a map; found the number 3 (net.yaml:1:1)");
  });
});

describe("parsePlainOptions", () => {
  it("validates options given in code", () => {
    expect(parsePlainOptions(schema, { bias: true })).to.deep.equal({ reduction: 16, bias: true });
    expect(() => parsePlainOptions(schema, { reductoin: 8 }, ["backbone"]))
      .to.throw(ConfigInvalidError)
      .with.property(
        "message",
        'backbone.reductoin: unknown key; expected one of reduction, bias. Did you mean "reduction"?',
      );
  });

  it("words unions of unions, intersections and what is allowed by no schema", () => {
    const odd = z.strictObject({
      nested: z.union([z.union([z.int(), z.literal("auto")]), z.array(z.union([z.int(), z.boolean()]))]).optional(),
      both: z.intersection(z.object({ a: z.int() }), z.object({ b: z.int() })).optional(),
      never: z.never().optional(),
      either: z.xor([z.object({ a: z.int() }), z.object({ b: z.int() })]).optional(),
    });
    const message = (options: unknown): string => {
      try {
        return JSON.stringify(parsePlainOptions(odd, options));
      } catch (error) {
        return error instanceof ConfigInvalidError ? error.message : String(error);
      }
    };
    expect(message({ nested: "atuo" })).to.equal(
      'nested: not a valid value; expected an integer, auto or a list of values, each an integer or true or false; found text "atuo". Did you mean "auto"?',
    );
    expect(message({ nested: [1, "x"] })).to.equal(
      'nested[1]: wrong type; expected an integer or true or false; found text "x"',
    );
    expect(message({ both: { a: 1 } })).to.equal("both.b: this key is missing; expected an integer");
    expect(message({ never: 1 })).to.equal("never: wrong type; expected another value; found the number 1");
    expect(message({ either: { a: 1, b: 2 } })).to.equal(
      "either: fits more than one form; expected a map with the key a or a map with the key b; found a map with the keys a, b",
    );
  });
});
