import { basename, dirname, relative, resolve } from "node:path";
import type { DatasetSplit, Framework, OpenedDataset, Problem } from "@netgraft/core";
import { type PictureDecoder, pictureDecoder } from "@netgraft/data";
import { readFileWhole } from "@netgraft/files";
import { formatYaml } from "../loader/yaml-value.js";
import { openDataset } from "./open-dataset.js";

/** A config to start from, and what it was made of. */
export interface StarterConfig {
  /** As it is to be written, with comments. */
  readonly text: string;
  readonly network: string;
  readonly classes: readonly string[];
  /** How many pictures there are in each part. */
  readonly pictures: { readonly train: number; readonly validation: number };
  /** Pixels of each side of the network's input. */
  readonly side: number;
  /** What should be known of how the pictures were found. */
  readonly notes: readonly Problem[];
}

export interface StarterConfigOptions {
  /** The network to train; by default one that fits the size of the pictures. */
  readonly network?: string | undefined;
  /** The file that the config is for: paths in it are relative to its folder. */
  readonly file: string;
  /** What the folder of pictures is relative to. */
  readonly cwd: string;
  /** The plugins that the framework has beyond the built-in ones, as they are named from `cwd`: the config names them. */
  readonly plugins?: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** Pictures whose size is looked at. */
const looked = 24;

/**
 * A config that trains a network on a folder of pictures: the classes are its folders, the network and its input are chosen by the size
 * of the pictures, batch and epochs by their number. It is valid: it is composed, and its dataset opened, before it is given.
 * @throws NG_READ_FAILED, NG_DATASET_LAYOUT; NG_CONFIG_NOT_FOUND where there is no such network
 */
export async function starterConfig(
  framework: Framework,
  folder: string,
  { network: named, file, cwd, plugins = [], signal }: StarterConfigOptions,
): Promise<StarterConfig> {
  const path = resolve(cwd, folder);
  const training = { dataset: { type: "folder", path }, epochs: 1 };
  const open = async (network: string): Promise<OpenedDataset> => {
    const opened = { framework, network: framework.compose({ extends: network, training }) };
    return (await openDataset(opened, { cwd, purpose: "training", signal })).dataset;
  };
  const dataset = await open(named ?? small.network);
  const side = await typicalSide(dataset.train, framework.services.get(pictureDecoder));
  const chosen = side <= small.largest ? small : large;
  const network = named ?? chosen.network;
  const own = framework.compose(network).config.input;
  // Networks halve the size five times.
  const input = named === undefined ? Math.min(chosen.input, Math.max(32, Math.floor(side / 32) * 32)) : own.height;
  const { train, validation, classes } = dataset;
  const fromConfig = (place: string): string =>
    relative(dirname(resolve(cwd, file)), resolve(cwd, place)).replaceAll("\\", "/") || ".";
  const batch = batchFor(train.length);
  const config = {
    name: basename(path),
    extends: network,
    classes: classes.length,
    ...(input !== own.height && { input: { height: input, width: input } }),
    training: {
      dataset: { type: "folder", path: fromConfig(path) },
      epochs: epochsFor(train.length, batch),
      batch,
      // Goyal et al. 2017, arXiv:1706.02677: 0.1 for a batch of 256, and in proportion.
      learningRate: Number(((0.1 * batch) / 256).toPrecision(2)),
      optimizer: { type: "sgd", momentum: 0.9, nesterov: true, weightDecay: 0.0005 },
      schedule: { type: "cosine" },
      augmentations: [...cropsFor(input), { type: "horizontalFlip" }],
    },
  };
  const namedPlugins = plugins.length > 0 && {
    plugins: plugins.map((plugin) =>
      plugin.startsWith(".") ? fromConfig(plugin).replace(/^(?!\.\.?\/)/, "./") : plugin,
    ),
  };
  // What is written is valid, wherever it is kept.
  framework.compose({ ...config, training: { ...config.training, dataset: training.dataset } });
  const text = `# ${train.length} pictures to train with and ${validation.length} to validate with, of ${classes.join(", ")};\n# some ${side} pixels at the shorter side.\n${formatYaml({ ...namedPlugins, ...config })}\n`;
  return {
    text,
    network,
    classes,
    pictures: { train: train.length, validation: validation.length },
    side: input,
    notes: dataset.notes ?? [],
  };
}

/** What is chosen for small pictures, as those of CIFAR, and for others. */
const small = { network: "seresnet20_cifar", input: 32, largest: 48 };
const large = { network: "seresnet18", input: 224, largest: Infinity };

/** What shows another part of a picture each time. Padding and cropping leaves the size, which pictures of a folder need not share. */
function cropsFor(input: number): readonly { readonly type: string; readonly size?: number }[] {
  return input <= small.largest
    ? [{ type: "resize", size: input }, { type: "padAndCrop" }]
    : [{ type: "randomResizedCrop" }];
}

/** The largest power of 2, at most 64, that gives a few steps in each epoch. */
function batchFor(pictures: number): number {
  return 2 ** Math.min(6, Math.max(1, Math.floor(Math.log2(Math.max(1, pictures / 8)))));
}

/** Epochs for some 3,000 steps, which small datasets need to be learnt; from 10 to 100. */
function epochsFor(pictures: number, batch: number): number {
  return Math.min(100, Math.max(10, Math.round(3000 / Math.max(1, Math.floor(pictures / batch)))));
}

/** The median of the shorter sides of some pictures, from all classes; those that cannot be read are left out. */
async function typicalSide(split: DatasetSplit, decoder: PictureDecoder): Promise<number> {
  const count = Math.min(looked, split.length);
  const sides: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const { source } = await split.item(Math.floor((index * split.length) / count));
    if (source.kind !== "file") continue;
    const pixels = await decoder.decode(source.path, await readFileWhole(source.path)).catch(() => undefined);
    if (pixels !== undefined) sides.push(Math.min(pixels.width, pixels.height));
  }
  return sides.toSorted((a, b) => a - b)[Math.floor(sides.length / 2)] ?? large.input;
}
