import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { Engine } from "../engine/engine.js";
import type { Exporter } from "../engine/exporter.js";
import type { Problem } from "../errors/index.js";
import type { Operation } from "../graph/operation.js";
import type { Augmentation } from "../training/augmentation.js";
import type { Dataset } from "../training/dataset.js";
import type { Loss } from "../training/loss.js";
import type { Optimizer } from "../training/optimizer.js";
import type { Queue } from "../training/queue.js";
import type { Schedule } from "../training/schedule.js";
import type { Tracker } from "../training/tracker.js";
import {
  describeKind,
  fieldProblems,
  isObject,
  list,
  map,
  method,
  moduleType,
  oneOf,
  optional,
  placeMap,
  schema,
  text,
  textList,
  typeName,
} from "./field-checks.js";
import { kind } from "./kind.js";
import type { Preset } from "./preset.js";
import { attachmentProblems, backboneProblems, exporterProblems, presetProblems } from "./relations.js";

/** The fields of every component that a config chooses. */
const chosen = { type: typeName, summary: text, description: optional(text), options: schema };

/**
 * The kinds of components, one row each. The plugin context, the catalog, the checks of components, the config with its
 * validation and its JSON Schema, `list` and `describe` are loops over it: a new kind is a new row.
 */
export const kinds = {
  backbone: kind<Backbone>()({
    plural: "backbones",
    key: "type",
    fields: {
      ...chosen,
      sites: placeMap,
      replaceable: textList,
      standard: text,
      standardReplaceable: optional(text),
      auxiliary: optional(textList),
      build: method,
    },
    relations: backboneProblems,
    choice: {
      at: ["backbone"],
      description: "The backbone's type and its options.",
      example: "{ type: resnet, depth: 50 }",
    },
  }),
  attachment: kind<Attachment>()({
    plural: "attachments",
    key: "type",
    fields: {
      ...chosen,
      type: moduleType,
      standard: optional(text),
      neutral: optional(method),
      build: optional(method),
      replace: optional(method),
    },
    relations: attachmentProblems,
    choice: {
      at: ["attachments", "*", "attach"],
      description: "The attachment's type and its options.",
      example: "{ type: se, reduction: 16 }",
    },
  }),
  network: kind<Preset>()({
    plural: "networks",
    key: "name",
    fields: { name: typeName, summary: text, config: map, pretrained: optional(list) },
    relations: presetProblems,
  }),
  operation: kind<Operation>()({
    plural: "operations",
    key: "kind",
    fields: {
      kind: typeName,
      attributes: schema,
      infer: method,
      cost: optional(method),
      decompose: optional(method),
      gradient: optional(method),
      training: optional(method),
    },
    shown: false,
  }),
  engine: kind<Engine>()({
    plural: "engines",
    key: "name",
    fields: {
      name: typeName,
      summary: text,
      unsupported: method,
      open: method,
      profile: optional(method),
      openTraining: optional(method),
      openExported: optional(method),
      availability: optional(method),
      preference: optional(method),
      setUp: optional(map),
      close: optional(method),
    },
  }),
  exporter: kind<Exporter>()({
    plural: "exporters",
    key: "format",
    fields: {
      format: typeName,
      summary: text,
      description: optional(text),
      options: schema,
      output: oneOf("file", "folder"),
      extension: optional(text),
      encode: method,
    },
    relations: exporterProblems,
    shown: { singular: "format", plural: "formats" },
  }),
  dataset: kind<Dataset>()({
    plural: "datasets",
    key: "type",
    fields: { ...chosen, open: method },
    choice: { at: ["training", "dataset"], description: "The pictures.", example: "{ type: folder, path: data }" },
  }),
  augmentation: kind<Augmentation>()({
    plural: "augmentations",
    key: "type",
    fields: { ...chosen, module: text, build: method },
    choice: {
      at: ["training", "augmentations", "*"],
      description:
        "What is done to each picture, then to each batch, in order; where there are none, what `preprocess` says.",
      item: "What is done to each picture.",
      example: "{ type: horizontalFlip }",
    },
  }),
  loss: kind<Loss>()({
    plural: "losses",
    key: "type",
    fields: { ...chosen, build: method, countsPictures: optional(method) },
    choice: {
      at: ["training", "loss"],
      description: "What is made small.",
      example: "{ type: crossEntropy, labelSmoothing: 0.1 }",
      default: { type: "crossEntropy" },
    },
  }),
  // The defaults are timm's choices but for its warm-up.
  optimizer: kind<Optimizer>()({
    plural: "optimizers",
    key: "type",
    fields: { ...chosen, build: method },
    choice: {
      at: ["training", "optimizer"],
      description: "How the weights follow their gradients.",
      example: "{ type: sgd, momentum: 0.9 }",
      default: { type: "sgd", momentum: 0.9 },
    },
  }),
  schedule: kind<Schedule>()({
    plural: "schedules",
    key: "type",
    fields: { ...chosen, build: method },
    choice: {
      at: ["training", "schedule"],
      description: "How the learning rate changes.",
      example: "{ type: cosine, warmupEpochs: 1 }",
      default: { type: "cosine" },
    },
  }),
  tracker: kind<Tracker>()({
    plural: "trackers",
    key: "type",
    fields: { ...chosen, track: method },
    choice: {
      at: ["training", "trackers", "*"],
      description:
        "What keeps the metrics of each epoch, all of these; where there are none, `jsonl` and `csv`. They decide no numbers.",
      item: "What keeps the metrics of each epoch.",
      example: "{ type: csv }",
    },
  }),
  // Chosen by the file of a sweep, which is no config of a network.
  queue: kind<Queue>()({ plural: "queues", key: "type", fields: { ...chosen, build: method } }),
};

/** The rows, with what each says in its type. */
export type Kinds = typeof kinds;

/** A kind of component, as plugins name it: `backbone`, `attachment`, … */
export type ComponentKind = keyof Kinds;

/** What plugins can register, by kind. */
export type ComponentKinds = { readonly [K in ComponentKind]: NonNullable<Kinds[K]["component"]> };

/** Something for each kind, by its plural: `backbones`, `attachments`, … */
export type ByPlural<Of extends { readonly [K in ComponentKind]?: unknown }> = {
  readonly [K in keyof Of & ComponentKind as Kinds[K]["plural"]]: Of[K];
};

/** The kinds in order. */
export const componentKinds: readonly ComponentKind[] = Object.keys(kinds).filter(
  (name): name is ComponentKind => name in kinds,
);

/** The name of a component among those of its kind. */
export function componentName<K extends ComponentKind>(kindOf: K, component: ComponentKinds[K]): string {
  // The field is one of the component's, and its check is that of a text.
  return component[kinds[kindOf].key as keyof ComponentKinds[K]] as string;
}

/** The words for a kind in `netgraft list` and `netgraft describe`; undefined where neither shows it. */
export function shownAs(kindOf: ComponentKind): { readonly singular: string; readonly plural: string } | undefined {
  const { plural, shown = { singular: kindOf, plural } } = kinds[kindOf];
  return shown === false ? undefined : shown;
}

/** What is wrong with a component that a plugin registers: the framework relies on the fields of its kind. */
export function componentProblems(of: ComponentKind, component: unknown, at: string): readonly Problem[] {
  if (!isObject(component))
    return [{ at, message: `this is no ${of}`, expected: "an object", found: describeKind(component) }];
  const { fields, relations } = kinds[of];
  const problems = fieldProblems(of, component, fields, { at });
  // The fields of the kind have been checked.
  return problems.length > 0 ? problems : (relations?.(component as never, at) ?? []);
}
