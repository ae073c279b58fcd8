import { createHash } from "node:crypto";
import type { OpenedDataset, PictureConfig } from "@netgraft/core";
import { type Graph, graphToJson } from "@netgraft/core/graph";
import type { TrainingPlan } from "../plan/training-plan.js";
import { datasetPrint } from "./dataset-print.js";
import type { PictureList } from "./picture-list.js";

/** What decides the numbers of a run and which weights are its best, as text by its place in a config: two runs with the same ones do the same. */
export type Fingerprint = Readonly<Record<string, string>>;

/** What decides the numbers of a run. */
export interface Fingerprinted {
  readonly network: { readonly graph: Graph; readonly config: PictureConfig };
  readonly plan: TrainingPlan;
  readonly dataset: OpenedDataset;
}

/** @param pictures those of the dataset, where they are listed */
export function fingerprintOf(
  { network, plan, dataset }: Fingerprinted,
  pictures: PictureList | undefined,
): Fingerprint {
  const { loss, optimizer, schedule, augmentations } = plan;
  const { rounding, cropMode, ...preprocess } = network.config.preprocess;
  const written = {
    epochs: plan.epochs,
    batch: plan.batch,
    accumulate: plan.accumulate,
    seed: plan.seed,
    learningRate: plan.learningRate,
    clipNorm: plan.clipNorm,
    averageDecay: plan.averageDecay,
    // What is as it always was has no place of its own: a run of an older version goes on.
    averageWarmup: plan.averageWarmup === true ? true : undefined,
    sampling: plan.sampling === "balanced" ? plan.sampling : undefined,
    freeze: plan.freeze,
    groups: plan.groups,
    earlyStopping: plan.earlyStopping,
    auxiliaryWeight: plan.auxiliaryWeight,
    monitor: plan.monitor,
    loss: { type: loss.component.type, options: loss.options },
    optimizer: { type: optimizer.component.type, options: optimizer.options },
    schedule: { type: schedule.component.type, options: schedule.options },
    augmentations: augmentations?.map(({ augmentation, options }) => ({ type: augmentation.type, options })),
    network: {
      input: network.config.input,
      preprocess: {
        ...preprocess,
        // Runs from before there were these options have the standard ones.
        rounding: rounding === "round" ? undefined : rounding,
        cropMode: cropMode === "center" ? undefined : cropMode,
      },
      graph: createHash("sha256")
        .update(JSON.stringify(graphToJson(network.graph)))
        .digest("hex"),
    },
  };
  return { ...Object.fromEntries(leaves(written, "")), ...datasetPrint(dataset, pictures) };
}

/** The leaves of a tree with their paths; the options of a component are at its own. */
function leaves(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value !== "object" || value === null) return value === undefined ? [] : [[path, JSON.stringify(value)]];
  const entries = Object.entries(value);
  if (Array.isArray(value) && entries.length === 0) return [[path, "[]"]];
  return entries.flatMap(([key, child]) => {
    const below = key === "options" ? path : path === "" ? key : `${path}.${key}`;
    return leaves(child, below);
  });
}
