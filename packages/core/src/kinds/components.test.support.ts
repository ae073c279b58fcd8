import { z } from "#zod";
import { backbone } from "../compose/backbone.js";
import type { ComponentKind, ComponentKinds } from "./kinds.js";

/** The smallest component of each kind, under a name. */
export const some: { readonly [K in ComponentKind]: (name: string) => ComponentKinds[K] } = {
  backbone: (type) => {
    const sites = { residual: "At the end of the branch." };
    return backbone({
      type,
      summary: "A backbone.",
      options: {},
      sites,
      standard: "residual",
      build: () => (_b, image) => image,
    });
  },
  attachment: (type) => {
    return { type, summary: "An attachment.", options: z.strictObject({}), build: () => (b, x) => b.relu(x) };
  },
  network: (name) => {
    return { name, summary: "A network.", config: { backbone: { type: "net" } } };
  },
  operation: (kind) => {
    return { kind, attributes: z.strictObject({}), infer: (inputs) => inputs };
  },
  engine: (name) => {
    return {
      name,
      summary: "An engine.",
      unsupported: () => [],
      open: () => Promise.reject(new TypeError("never opened")),
    };
  },
  dataset: (type) => {
    return {
      type,
      summary: "A dataset.",
      options: z.strictObject({}),
      open: () => Promise.reject(new TypeError("never opened")),
    };
  },
  augmentation: (type) => {
    return {
      type,
      summary: "An augmentation.",
      options: z.strictObject({}),
      module: import.meta.url,
      build: () => ({ on: "pixels", apply: (picture) => picture }),
    };
  },
  loss: (type) => {
    return {
      type,
      summary: "A loss.",
      options: z.strictObject({}),
      build: () => ({ labels: "probabilities", apply: (b, logits, labels) => b.matmul(logits, labels, "channel") }),
    };
  },
  optimizer: (type) => {
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
  },
  schedule: (type) => {
    return {
      type,
      summary: "A schedule.",
      options: z.strictObject({}),
      build:
        (_options, { learningRate }) =>
        () =>
          learningRate,
    };
  },
  queue: (type) => {
    return { type, summary: "A queue.", options: z.strictObject({}), build: () => ({}) };
  },
  tracker: (type) => {
    return { type, summary: "A tracker.", options: z.strictObject({}), track: () => ({ record: () => undefined }) };
  },
  exporter: (format) => {
    return {
      format,
      summary: "An exporter.",
      options: z.strictObject({}),
      output: "file",
      extension: ".txt",
      encode: () => Promise.resolve([]),
    };
  },
};
