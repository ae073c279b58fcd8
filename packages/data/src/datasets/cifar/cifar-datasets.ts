import { isAbsolute, join } from "node:path";
import { dataset, folder, z } from "@netgraft/core";
import type { CifarForm } from "./cifar-files.js";

const common = {
  path: folder().describe("The folder with the files, relative to the config that names it."),
  holdOut: z
    .number()
    .min(0)
    .lt(1)
    .default(0.1)
    .describe("The part of each class's pictures to train with that is held out for validation; He et al. 2016: 0.1."),
  holdOutSeed: z.int().min(0).default(0).describe("What the held-out pictures are drawn with."),
};

const pictures = { train: 50_000, test: 10_000 };

const batches: CifarForm = {
  archive: "cifar-10-batches-bin",
  train: [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`),
  test: ["test_batch.bin"],
  names: "batches.meta.txt",
  classes: 10,
  pictures,
  labels: { bytes: 1, at: 0 },
};

const hundred = { archive: "cifar-100-binary", train: ["train.bin"], test: ["test.bin"], pictures };

/** A coarse label before the fine one. */
const labelForms: Readonly<Record<"fine" | "coarse", CifarForm>> = {
  fine: { ...hundred, names: "fine_label_names.txt", classes: 100, labels: { bytes: 2, at: 1 } },
  coarse: { ...hundred, names: "coarse_label_names.txt", classes: 20, labels: { bytes: 2, at: 0 } },
};

const source =
  "Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images. The pictures of the test file are the part `test`, which `evaluate --split test` " +
  "measures; those for validation are held out of the others.";

/** CIFAR-10 and CIFAR-100 in their binary form: one or two bytes of labels, then 3,072 of pixels, picture by picture. */
export const cifarDatasets = [
  dataset({
    type: "cifar10",
    summary: "CIFAR-10 in its published binary files: 60,000 pictures of 32×32 in 10 classes.",
    description: `${source} The folder is \`${batches.archive}\` of the archive \`cifar-10-binary.tar.gz\` (MD5 c32a1d4ab5d03f1284b67883e8d87530).`,
    options: z.strictObject(common),
    open: async ({ path, ...options }, { folder: start, ...context }) => {
      const { openCifar } = await import("./open-cifar.js");
      return openCifar(isAbsolute(path) ? path : join(start, path), batches, options, context);
    },
  }),
  dataset({
    type: "cifar100",
    summary: "CIFAR-100 in its published binary files: 60,000 pictures of 32×32 in 100 classes, or 20.",
    description: `${source} The folder is \`${hundred.archive}\` of the archive \`cifar-100-binary.tar.gz\` (MD5 03b5dce01913d631647c71ecec9e9cb8).`,
    options: z.strictObject({
      ...common,
      labels: z
        .enum(["fine", "coarse"])
        .default("fine")
        .describe("The classes that are learnt: the 100 fine ones, or the 20 that they belong to."),
    }),
    open: async ({ path, labels, ...options }, { folder: start, ...context }) => {
      const { openCifar } = await import("./open-cifar.js");
      return openCifar(isAbsolute(path) ? path : join(start, path), labelForms[labels], options, context);
    },
  }),
] as const;
