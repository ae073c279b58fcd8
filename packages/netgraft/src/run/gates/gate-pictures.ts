import type { DatasetSplit, OpenedDataset } from "@netgraft/core";
import { DatasetLayoutError } from "@netgraft/data";
import type { Composition } from "../input-shape.js";
import { openDataset } from "../open-dataset.js";
import type { WeightsSource } from "../weights-source.js";

/** Which pictures gates are measured on. */
export interface PicturesOptions {
  /**
   * A folder with a folder of pictures for each class, or with `train` and `val` of such; the classes need not be the network's. By default
   * the dataset of the network's config.
   */
  readonly images?: string | undefined;
  /** Which part of them; by default those held out, or all where none are. */
  readonly split?: "train" | "validation" | "test" | undefined;
}

/** Pictures of some classes. */
export interface GatePictures {
  readonly dataset: OpenedDataset;
  readonly split: DatasetSplit;
}

/** @throws NG_DATASET_LAYOUT where there are none; NG_TRAINING_NEEDED where nothing says which; as `openDataset` */
export async function openGatePictures(
  composition: Composition,
  options: PicturesOptions & {
    readonly cwd: string;
    readonly weights: WeightsSource;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<GatePictures> {
  const { images, cwd, weights, signal } = options;
  const dataset =
    images === undefined
      ? (await openDataset(composition, { cwd, purpose: "evaluation", signal, weights })).dataset
      : await composition.framework.catalog.datasets.get("folder").open(
          { path: images, holdOut: 0, holdOutSeed: 0, brokenPictures: "error" },
          {
            folder: cwd,
            purpose: "evaluation",
            ...(signal && { signal }),
          },
        );
  const wanted = options.split ?? (dataset.validation.length > 0 ? "validation" : "train");
  const split = dataset[wanted];
  if (split !== undefined && split.length > 0) return { dataset, split };
  throw new DatasetLayoutError({ at: wanted, message: "there are no pictures of this part", expected: "another part" });
}
