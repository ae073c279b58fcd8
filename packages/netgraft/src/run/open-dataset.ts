import { type DatasetSplit, type Network, type OpenedDataset, originAt, type ValidTraining } from "@netgraft/core";
import { DatasetLayoutError } from "@netgraft/training";
import { TrainingNeededError } from "../errors.js";
import { folderOf } from "../loader/folder-of.js";
import { shownPath } from "../loader/shown-path.js";
import type { Composition } from "./input-shape.js";

/** The section of a network's config that says how it is trained. @throws NG_TRAINING_NEEDED where there is none */
export function trainingOf({ config, name }: Network): ValidTraining {
  if (config.training !== undefined) return config.training;
  throw new TrainingNeededError({
    at: "training",
    message: `the config of "${name}" has no such section`,
    expected: "a map such as { dataset: { type: folder, path: data }, epochs: 10 }",
  });
}

/**
 * Opens the dataset that a network's config names; each label is checked when it is read.
 * @param cwd the folder from which the config is named
 * @throws NG_TRAINING_NEEDED; the dataset's own errors
 */
export async function openDataset(
  { framework, network }: Composition,
  { cwd, signal }: { readonly cwd: string; readonly signal?: AbortSignal | undefined },
): Promise<OpenedDataset> {
  const { dataset } = trainingOf(network);
  const path = ["training", "dataset"];
  const folder = folderOf(originAt(network.tree, [...path, "path"]), cwd);
  const opened = await framework.catalog.datasets
    .get(dataset.type)
    .open(dataset.options, { folder: shownPath(folder, process.cwd()), ...(signal && { signal }) });
  const { classes, train, validation } = opened;
  return { ...opened, train: withLabels(train, classes), validation: withLabels(validation, classes) };
}

/** The split, whose items are refused where their label is none of the classes. */
function withLabels(split: DatasetSplit, classes: readonly string[]): DatasetSplit {
  return {
    length: split.length,
    form: split.form,
    ...(split.identity === undefined ? {} : { identity: split.identity.bind(split) }),
    async item(index) {
      const item = await split.item(index);
      if (Number.isInteger(item.label) && item.label >= 0 && item.label < classes.length) return item;
      throw new DatasetLayoutError({
        at: item.source.kind === "file" ? item.source.path : item.source.name,
        message: "the label of this picture is none of the dataset's classes",
        expected: `an integer from 0 to ${classes.length - 1}`,
        found: String(item.label),
      });
    },
  };
}
