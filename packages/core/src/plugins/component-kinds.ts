import type { Attachment } from "../compose/attachment.js";
import type { Backbone } from "../compose/backbone.js";
import type { Engine } from "../engine/engine.js";
import type { Exporter } from "../engine/exporter.js";
import type { Operation } from "../graph/operation.js";
import type { Augmentation } from "../training/augmentation.js";
import type { Dataset } from "../training/dataset.js";
import type { Loss } from "../training/loss.js";
import type { Optimizer } from "../training/optimizer.js";
import type { Schedule } from "../training/schedule.js";
import type { Preset } from "./preset.js";

/** What plugins can register, by kind. */
export interface ComponentKinds {
  readonly backbone: Backbone;
  readonly attachment: Attachment;
  readonly network: Preset;
  readonly operation: Operation;
  readonly engine: Engine;
  readonly exporter: Exporter;
  readonly dataset: Dataset;
  readonly augmentation: Augmentation;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
}

export type ComponentKind = keyof ComponentKinds;

/** How the components of each kind are told apart. */
export const componentName: { readonly [K in ComponentKind]: (component: ComponentKinds[K]) => string } = {
  backbone: ({ type }) => type,
  attachment: ({ type }) => type,
  network: ({ name }) => name,
  operation: ({ kind }) => kind,
  engine: ({ name }) => name,
  exporter: ({ format }) => format,
  dataset: ({ type }) => type,
  augmentation: ({ type }) => type,
  loss: ({ type }) => type,
  optimizer: ({ type }) => type,
  schedule: ({ type }) => type,
};

/** The identifiers under which the container keeps the components of each kind. */
export const componentIdentifier: { readonly [K in ComponentKind]: symbol } = {
  backbone: Symbol.for("netgraft.backbone"),
  attachment: Symbol.for("netgraft.attachment"),
  network: Symbol.for("netgraft.network"),
  operation: Symbol.for("netgraft.operation"),
  engine: Symbol.for("netgraft.engine"),
  exporter: Symbol.for("netgraft.exporter"),
  dataset: Symbol.for("netgraft.dataset"),
  augmentation: Symbol.for("netgraft.augmentation"),
  loss: Symbol.for("netgraft.loss"),
  optimizer: Symbol.for("netgraft.optimizer"),
  schedule: Symbol.for("netgraft.schedule"),
};
