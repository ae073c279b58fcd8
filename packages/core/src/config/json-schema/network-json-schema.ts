import { attachmentRuleSchema } from "../attachment-rule-schema.js";
import { networkSchema } from "../network-schema.js";
import { trainingSchema } from "../training-schema.js";
import { changesSchema } from "./changes-schema.js";
import { componentAlternatives, type ComponentDescription } from "./component-alternatives.js";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.js";

/** What an editor is told of a backbone. */
export interface BackboneDescription extends ComponentDescription {
  /** The sites of its blocks; without them `at` may be any text. */
  readonly sites?: readonly string[] | undefined;
}

/** The components that a config may choose from. */
export interface DescribedComponents {
  readonly backbones: readonly BackboneDescription[];
  readonly attachments: readonly ComponentDescription[];
  readonly datasets: readonly ComponentDescription[];
  readonly losses: readonly ComponentDescription[];
  readonly optimizers: readonly ComponentDescription[];
  readonly schedules: readonly ComponentDescription[];
  readonly augmentations: readonly ComponentDescription[];
}

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
    definitions: { network: { ...whole, allOf: backbones.flatMap(sitesOf) }, changes: changesSchema(whole) },
  };
}

function wholeSchema(components: DescribedComponents): JsonSchema {
  const { backbones, attachments } = components;
  const network = jsonSchemaOf(networkSchema);
  const rule = jsonSchemaOf(attachmentRuleSchema);
  const attach = componentAlternatives(attachments, descriptionOf(rule, "attach"));
  const items: JsonSchema = {
    ...rule,
    properties: { ...rule.properties, attach, at: { ...schemaOf(rule, "at"), ...allSites(backbones) } },
    not: { required: ["at", "replace"] },
  };
  return {
    ...network,
    properties: {
      ...network.properties,
      backbone: componentAlternatives(backbones, descriptionOf(network, "backbone")),
      attachments: { ...schemaOf(network, "attachments"), items },
      training: trainingJsonSchema(components, descriptionOf(network, "training")),
    },
  };
}

function trainingJsonSchema(components: DescribedComponents, description: string): JsonSchema {
  const { datasets, losses, optimizers, schedules, augmentations } = components;
  const training = jsonSchemaOf(trainingSchema);
  const choice = (key: string, choices: readonly ComponentDescription[]): JsonSchema => {
    const { default: assumed } = schemaOf(training, key);
    const alternatives = componentAlternatives(choices, descriptionOf(training, key));
    return assumed === undefined ? alternatives : { ...alternatives, default: assumed };
  };
  return {
    ...training,
    description,
    properties: {
      ...training.properties,
      dataset: choice("dataset", datasets),
      loss: choice("loss", losses),
      optimizer: choice("optimizer", optimizers),
      schedule: choice("schedule", schedules),
      augmentations: {
        ...schemaOf(training, "augmentations"),
        items: componentAlternatives(augmentations, "What is done to each picture."),
      },
    },
  };
}

/** Every site that some backbone has, where all say which they have. */
function allSites(backbones: readonly BackboneDescription[]): { enum?: string[] } {
  const sites = backbones.flatMap((backbone) => backbone.sites ?? []);
  return backbones.length > 0 && backbones.every((backbone) => backbone.sites !== undefined)
    ? { enum: [...new Set(sites)] }
    : {};
}

/** That with this backbone `at` is one of its sites. */
function sitesOf({ type, sites }: BackboneDescription): JsonSchema[] {
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

function descriptionOf(schema: JsonSchema, key: string): string {
  return schemaOf(schema, key).description ?? "";
}
