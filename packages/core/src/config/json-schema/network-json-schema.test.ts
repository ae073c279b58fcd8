import { expect } from "chai";
import { z } from "#zod";
import { type JsonSchema, networkJsonSchema } from "../index.js";
import { exampleSchema, noneDescribed } from "./example-schema.test.js";
import { jsonSchemaOf } from "../schema/json-schema.js";

/** The schema defines both of its forms. */
const definition = (name: string) => (exampleSchema["definitions"] as Record<string, JsonSchema>)[name] ?? {};
const network = "definitions.network.properties";
const changes = "definitions.changes.properties";

describe("networkJsonSchema", () => {
  it("takes a file without extends as a whole network, one with it as changes", () => {
    expect(exampleSchema).to.deep.include({
      if: { required: ["extends"], properties: { extends: { type: "string" } } },
      then: { $ref: "#/definitions/changes" },
      else: { $ref: "#/definitions/network" },
    });
    expect(exampleSchema)
      .to.have.nested.property("definitions.network.required")
      .that.deep.equals(["name", "backbone"]);
    expect(exampleSchema).not.to.have.nested.property("definitions.changes.required");
  });

  it("has an alternative for each component, chosen by its type, with the docs of its options", () => {
    expect(exampleSchema)
      .to.have.nested.property(`${network}.backbone.anyOf[0]`)
      .that.deep.equals({
        type: "object",
        properties: {
          type: { const: "resnet", description: "Residual network." },
          depth: { type: "number", enum: [18, 50], description: "Layers." },
          dropout: { type: "number", minimum: 0, exclusiveMaximum: 1, default: 0 },
        },
        required: ["type", "depth"],
        additionalProperties: false,
      });
    expect(exampleSchema)
      .to.have.nested.property(`${network}.attachments.items.properties.attach.anyOf`)
      .with.lengthOf(4);
  });

  it("puts the type into each form of options that have several", () => {
    const alternative = `${network}.attachments.items.properties.attach.anyOf[1].anyOf`;
    for (const [index, option] of ["ratio", "channels"].entries()) {
      expect(exampleSchema).to.have.nested.property(`${alternative}[${index}].properties.type.const`, "either");
      expect(exampleSchema)
        .to.have.nested.property(`${alternative}[${index}].required`)
        .that.deep.equals(["type", option]);
    }
  });

  it("lists the sites of all backbones, and those of the one that is chosen", () => {
    expect(exampleSchema)
      .to.have.nested.property(`${network}.attachments.items.properties.at.enum`)
      .that.deep.equals(["residual", "conv1", "conv2", "output"]);
    expect(exampleSchema)
      .to.have.nested.property("definitions.network.allOf[1].then.properties.attachments.items.properties.at.enum")
      .that.deep.equals(["output"]);
  });

  it("has the options of what trains a network, and what holds where it is not chosen", () => {
    const training = `${network}.training.properties`;
    expect(exampleSchema)
      .to.have.nested.property(`${training}.dataset.anyOf[0]`)
      .that.deep.equals({
        type: "object",
        properties: {
          type: { const: "folder", description: "A folder." },
          path: { type: "string", description: "Where." },
        },
        required: ["type", "path"],
        additionalProperties: false,
      });
    expect(exampleSchema)
      .to.have.nested.property(`${training}.optimizer.default`)
      .that.deep.equals({ type: "sgd", momentum: 0.9 });
    expect(exampleSchema).to.have.nested.property(
      `${training}.augmentations.items.anyOf[0].properties.type.const`,
      "horizontalFlip",
    );
    expect(exampleSchema)
      .to.have.nested.property("definitions.network.properties.training.required")
      .that.deep.equals(["dataset", "epochs"]);
  });

  it("leaves the sites free where a backbone does not tell them", () => {
    const schema = networkJsonSchema({ ...noneDescribed, backbones: [{ type: "x", options: z.strictObject({}) }] });
    expect(schema).not.to.have.nested.property(`${network}.attachments.items.properties.at.enum`);
    expect(schema).to.have.nested.property("definitions.network.allOf").that.deep.equals([]);
  });

  it("requires nothing in changes, and lets null remove", () => {
    expect(exampleSchema)
      .to.have.nested.property(`${changes}.classes`)
      .that.deep.equals({
        description:
          "Number of classes, the length of the logits; with 0 there is no classifier, and the network gives its embedding.",
        default: 1000,
        anyOf: [{ type: "integer", minimum: 0 }, { type: "null" }],
      });
    const required = [...JSON.stringify(definition("changes")).matchAll(/"required":\[.*?\]/g)];
    // That of the attachment with open options, which its type alone tells from others.
    expect(required.map(String)).to.deep.equal(['"required":["type"]']);
  });

  it("describes every key of the form", () => {
    for (const [key, value] of Object.entries(definition("network").properties ?? {}))
      expect(value, key).to.have.property("description").that.is.a("string");
  });
});

describe("jsonSchemaOf", () => {
  it("puts shared definitions in their places and leaves recursion open", () => {
    const shared = z.int().min(1).meta({ id: "JsonSchemaTestSize" });
    expect(jsonSchemaOf(z.strictObject({ a: shared, b: shared.describe("B.") }))).to.have.nested.property(
      "properties.a.minimum",
      1,
    );
    expect(JSON.stringify(jsonSchemaOf(z.strictObject({ a: shared, b: shared.describe("B.") })))).not.to.include(
      "$ref",
    );
    const list: z.ZodType = z.strictObject({ next: z.lazy(() => list).optional() });
    expect(JSON.stringify(jsonSchemaOf(z.strictObject({ list })))).not.to.include("$ref");
  });

  it("leaves out bounds that only keep integers exact", () => {
    expect(jsonSchemaOf(z.int())).to.deep.equal({ type: "integer" });
  });
});
