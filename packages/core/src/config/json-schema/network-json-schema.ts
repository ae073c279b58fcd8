import type { ByPlural } from "../../kinds/kinds.js";
import { attachmentRuleSchema } from "../form/attachment-rule-schema.js";
import { type ChosenKind, chosenKinds } from "../form/component-schema.js";
import { networkSchema } from "../form/network-schema.js";
import { trainingSchema } from "../form/training-schema.js";
import { changesSchema } from "./changes-schema.js";
import { componentAlternatives, type ComponentDescription } from "./component-alternatives.js";
import { type JsonSchema, jsonSchemaOf } from "../schema/json-schema.js";

/** What an editor is told of a backbone. */
export interface BackboneDescription extends ComponentDescription {
  /** The sites of its blocks; without them `at` may be any text. */
  readonly sites?: readonly string[] | Readonly<Record<string, string>> | undefined;
}

/** The components that a config may choose from. */
export interface DescribedComponents extends ByPlural<{
  readonly [K in ChosenKind]: readonly (K extends "backbone" ? BackboneDescription : ComponentDescription)[];
}> {}

/** The JSON Schema (draft-07) of a config file with these components: a whole config, or changes of the one it extends. */
export function networkJsonSchema(components: DescribedComponents): JsonSchema {
  const whole = wholeSchema(components);
  const { backbones } = components;
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Netgraft network",
    type: "object",
    if: { required: ["extends"], properties: { extends: { type: "string" } } },
    then: { $ref: "#/definitions/changes" },
    else: { $ref: "#/definitions/network" },
    definitions: { network: { ...whole, allOf: backbones.flatMap(sitesRule) }, changes: changesSchema(whole) },
  };
}

function wholeSchema(components: DescribedComponents): JsonSchema {
  const network = jsonSchemaOf(networkSchema);
  const rule = jsonSchemaOf(attachmentRuleSchema);
  const at = { ...schemaOf(rule, "at"), ...allSites(components.backbones) };
  const items: JsonSchema = { ...rule, properties: { ...rule.properties, at }, not: { required: ["at", "replace"] } };
  const { description = "" } = schemaOf(network, "training");
  const whole: JsonSchema = {
    ...network,
    properties: {
      ...network.properties,
      attachments: { ...schemaOf(network, "attachments"), items },
      training: { ...jsonSchemaOf(trainingSchema), description },
    },
  };
  return chosenKinds.reduce((schema, { plural, choice }) => {
    return withAlternatives(schema, choice.at, (place) => {
      const { default: assumed, description: said = choice.item ?? choice.description } = place;
      const alternatives = componentAlternatives(components[plural], said);
      return assumed === undefined ? alternatives : { ...alternatives, default: assumed };
    });
  }, whole);
}

/** A schema with what stands at a place of it, `"*"` for the items of a list, changed. */
function withAlternatives(
  schema: JsonSchema,
  [key, ...below]: readonly string[],
  change: (place: JsonSchema) => JsonSchema,
): JsonSchema {
  if (key === undefined) return change(schema);
  if (key === "*") {
    const items = typeof schema.items === "object" && !Array.isArray(schema.items) ? schema.items : {};
    return { ...schema, items: withAlternatives(items, below, change) };
  }
  return {
    ...schema,
    properties: { ...schema.properties, [key]: withAlternatives(schemaOf(schema, key), below, change) },
  };
}

/** Every site that some backbone has, where all say which they have. */
function allSites(backbones: readonly BackboneDescription[]): { enum?: string[] } {
  const sites = backbones.flatMap((backbone) => sitesOf(backbone) ?? []);
  return backbones.length > 0 && backbones.every((backbone) => backbone.sites !== undefined)
    ? { enum: [...new Set(sites)] }
    : {};
}

/** That with this backbone `at` is one of its sites. */
function sitesRule(backbone: BackboneDescription): JsonSchema[] {
  const sites = sitesOf(backbone);
  const { type } = backbone;
  if (sites === undefined) return [];
  const chosen: JsonSchema = {
    required: ["backbone"],
    properties: { backbone: { required: ["type"], properties: { type: { const: type } } } },
  };
  return [
    { if: chosen, then: { properties: { attachments: { items: { properties: { at: { enum: [...sites] } } } } } } },
  ];
}

function schemaOf(schema: JsonSchema, key: string): JsonSchema {
  const property = schema.properties?.[key];
  return typeof property === "object" ? property : {};
}

function sitesOf({ sites }: BackboneDescription): readonly string[] | undefined {
  return sites === undefined || Array.isArray(sites) ? sites : Object.keys(sites);
}
