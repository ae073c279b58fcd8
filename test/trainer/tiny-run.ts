import type { Network } from "@netgraft/core";
import type { ValidTraining } from "@netgraft/core/config";
import type { NetworkState } from "@netgraft/core/graph";
import { createOnnxEngine } from "@netgraft/onnxruntime/node";
import { planTraining, type TrainingEvent, type RunTrainingOptions } from "@netgraft/training";
import { initialize } from "@netgraft/weights";
import { framework } from "../support/framework.js";
import { catalog } from "../training/components.js";
import { drawnDataset, side } from "./drawn-dataset.js";

/** Written options of a component, by its name in configs. */
export interface Written {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** What a test changes of a tiny run. */
export interface TinyOptions extends Partial<Omit<RunTrainingOptions, "plan" | "network">> {
  readonly plan?: Partial<Omit<ValidTraining, "loss" | "optimizer" | "schedule" | "augmentations">>;
  readonly loss?: Written;
  readonly optimizer?: Written;
  readonly schedule?: Written;
  readonly augmentations?: readonly Written[];
  readonly network?: Network;
  readonly events?: TrainingEvent[];
}

/** A small SE-ResNet for the drawn pictures. */
export function tinyNetwork(backbone: Readonly<Record<string, unknown>> = {}): Network {
  return framework.compose({
    name: "tiny",
    input: { height: side, width: side },
    classes: 3,
    backbone: { type: "resnet", block: "basic", layers: [1, 1], width: 4, stem: "cifar", ...backbone },
    attachments: [{ attach: { type: "se", reduction: 2 } }],
  });
}

/** Weights drawn with a seed. */
export function drawnState({ graph }: Network, seed = 1): NetworkState {
  return initialize(graph.state(), { seed });
}

/** A run that takes a second: a small network, 46 pictures in batches of 8, 11 held out. */
export function tinyRun({
  plan,
  loss = { type: "crossEntropy", labelSmoothing: 0.1 },
  optimizer = { type: "sgd", momentum: 0.9, weightDecay: 1e-4 },
  schedule = { type: "cosine", every: "step" },
  augmentations = [{ type: "padAndCrop", padding: 1 }, { type: "horizontalFlip" }],
  network = tinyNetwork(),
  events,
  ...options
}: TinyOptions = {}): RunTrainingOptions {
  const choose = (
    registry: { get(type: string): { readonly options: { parse(options: unknown): unknown } } },
    { type, ...written }: Written,
  ): { readonly type: string; readonly options: unknown } => ({
    type,
    options: registry.get(type).options.parse(written),
  });
  return {
    network,
    plan: planTraining(catalog, {
      epochs: 3,
      batch: 8,
      accumulate: 1,
      seed: 1,
      learningRate: 0.05,
      auxiliaryWeight: 0.3,
      averageWarmup: false,
      sampling: "shuffled",
      monitor: "top1",
      trackers: [],
      ...plan,
      loss: choose(catalog.losses, loss),
      optimizer: choose(catalog.optimizers, optimizer),
      schedule: choose(catalog.schedules, schedule),
      augmentations: augmentations.map((each) => choose(catalog.augmentations, each)),
    }),
    dataset: drawnDataset({ train: 46, validation: 11 }),
    from: { state: drawnState(network) },
    engine: createOnnxEngine(),
    threads: 2,
    workers: 0,
    onEvent: (event) => events?.push(event),
    ...options,
  };
}
