import {
  dataset,
  type DatasetItem,
  type DatasetSplit,
  definePlugin,
  type WrittenNetworkConfig,
  z,
} from "@netgraft/core";
import { createFramework } from "../create-framework.js";
import type { Composition } from "./input-shape.js";

const kinds = ["dark", "bright"] as const;

/** A grey square, dark or bright, and what is said of it. */
function square(index: number, label: number): DatasetItem {
  const data = new Uint8Array(192).fill(60 + (index % 2) * 140);
  return {
    label,
    source: { kind: "pixels", name: `square ${index}`, pixels: { width: 8, height: 8, channels: 3, data } },
  };
}

/** Squares, dark and bright in turn; those of which no class is there are left out. @param names of dark and bright ones */
function squares(length: number, classes: readonly string[], names: readonly string[]): DatasetSplit {
  const labels = Array.from({ length }, (_, index) => classes.indexOf(names[index % 2] ?? ""));
  const items = labels.flatMap((label, index) => (label < 0 ? [] : [square(index, label)]));
  return { length: items.length, item: (index) => items[index] ?? square(index, -1) };
}

const drawn = dataset({
  type: "drawn",
  summary: "Two kinds of squares, in memory.",
  options: z.strictObject({
    /** Whether a label is none of the classes. */
    wrong: z.boolean().default(false),
    /** The names of the classes, in their order; without those of a kind, its squares are missing. */
    classes: z.array(z.string()).default([...kinds]),
    /** What dark and bright squares are called. */
    kinds: z.array(z.string()).default([...kinds]),
  }),
  open: ({ wrong, classes, kinds: names }) =>
    Promise.resolve({
      classes,
      train: wrong ? { length: 16, item: (index) => square(index, index === 3 ? 2 : 0) } : squares(16, classes, names),
      validation: squares(6, classes, names),
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
  labels?: WrittenNetworkConfig["labels"],
): Composition {
  const framework = more.length === 0 ? shared : createFramework({ plugins: [plugin, ...more] });
  const network = framework.compose({
    name,
    input: { height: 8, width: 8 },
    classes,
    ...(labels !== undefined && { labels }),
    preprocess: { cropRatio: 1 },
    backbone: { type: "resnet", block: "basic", layers: [1], width: 4, stem: "cifar" },
    training: { dataset: { type: "drawn" }, epochs: 4, batch: 4, schedule: { type: "constant" }, ...training },
  });
  return { framework, network };
}
