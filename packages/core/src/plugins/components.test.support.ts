import { z } from "zod";
import type { Attachment } from "../compose/attachment.js";
import { backbone, type Backbone } from "../compose/backbone.js";
import type { Engine } from "../engine/engine.js";
import type { Exporter } from "../engine/exporter.js";
import type { Operation } from "../graph/operation.js";
import type { Augmentation } from "../training/augmentation.js";
import type { Dataset } from "../training/dataset.js";
import type { Loss } from "../training/loss.js";
import type { Optimizer } from "../training/optimizer.js";
import type { Schedule } from "../training/schedule.js";
import type { Preset } from "./preset.js";

// The smallest components of each kind, told apart by their names.

export function someBackbone(type: string): Backbone {
  const sites = { residual: "At the end of the branch." };
  return backbone({
    type,
    summary: "A backbone.",
    options: {},
    sites,
    standard: "residual",
    build: () => (_b, image) => image,
  });
}

export function someAttachment(type: string): Attachment {
  return { type, summary: "An attachment.", options: z.strictObject({}), build: () => (b, x) => b.relu(x) };
}

export function someNetwork(name: string): Preset {
  return { name, summary: "A network.", config: { backbone: { type: "net" } } };
}

export function someOperation(kind: string): Operation {
  return { kind, attributes: z.strictObject({}), infer: (inputs) => inputs };
}

export function someEngine(name: string): Engine {
  return {
    name,
    summary: "An engine.",
    unsupported: () => [],
    open: () => Promise.reject(new TypeError("never opened")),
  };
}

export function someDataset(type: string): Dataset {
  return {
    type,
    summary: "A dataset.",
    options: z.strictObject({}),
    open: () => Promise.reject(new TypeError("never opened")),
  };
}

export function someAugmentation(type: string): Augmentation {
  return {
    type,
    summary: "An augmentation.",
    options: z.strictObject({}),
    module: import.meta.url,
    build: () => ({ on: "pixels", apply: (picture) => picture }),
  };
}

export function someLoss(type: string): Loss {
  return {
    type,
    summary: "A loss.",
    options: z.strictObject({}),
    build: () => ({ labels: "probabilities", apply: (b, logits, labels) => b.matmul(logits, labels, "channel") }),
  };
}

export function someOptimizer(type: string): Optimizer {
  return {
    type,
    summary: "An optimizer.",
    options: z.strictObject({}),
    build: () => ({
      slots: [],
      scalars: () => ({}),
      update: (b, { parameter, gradient }) => ({ parameter: b.subtract(parameter, gradient), slots: {} }),
    }),
  };
}

export function someSchedule(type: string): Schedule {
  return {
    type,
    summary: "A schedule.",
    options: z.strictObject({}),
    build:
      (_options, { learningRate }) =>
      () =>
        learningRate,
  };
}

export function someExporter(format: string): Exporter {
  return { format, summary: "An exporter.", extension: ".txt", write: () => Promise.resolve() };
}
