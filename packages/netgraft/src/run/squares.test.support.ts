import { dataset, type DatasetItem, type DatasetSplit, definePlugin, z } from "@netgraft/core";
import { createFramework } from "../create-framework.js";
import type { Composition } from "./input-shape.js";

/** Grey squares, dark and bright in turn. */
function squares(length: number, label = (index: number): number => index % 2): DatasetSplit {
  const item = (index: number): DatasetItem => ({
    label: label(index),
    source: {
      kind: "pixels",
      name: `square ${index}`,
      pixels: { width: 8, height: 8, channels: 3, data: new Uint8Array(192).fill(60 + (index % 2) * 140) },
    },
  });
  return { length, item };
}

const drawn = dataset({
  type: "drawn",
  summary: "Two kinds of squares, in memory.",
  options: z.strictObject({ wrong: z.boolean().default(false) }),
  open: ({ wrong }) =>
    Promise.resolve({
      classes: ["dark", "bright"],
      train: squares(16, wrong ? (index) => (index === 3 ? 2 : 0) : undefined),
      validation: squares(6),
      brokenPictures: "error" as const,
    }),
});

const plugin = definePlugin({ name: "drawn", apiVersion: 1, datasets: [drawn] });
const shared = createFramework({ plugins: [plugin] });

/** A network that tells dark squares from bright ones in four steps an epoch, and the framework that has composed it. */
export function composed(
  training: object = {},
  classes = 2,
  name = "squares",
  more: readonly unknown[] = [],
): Composition {
  const framework = more.length === 0 ? shared : createFramework({ plugins: [plugin, ...more] });
  const network = framework.compose({
    name,
    input: { height: 8, width: 8 },
    classes,
    preprocess: { cropRatio: 1 },
    backbone: { type: "resnet", block: "basic", layers: [1], width: 4, stem: "cifar" },
    training: { dataset: { type: "drawn" }, epochs: 4, batch: 4, schedule: { type: "constant" }, ...training },
  });
  return { framework, network };
}
