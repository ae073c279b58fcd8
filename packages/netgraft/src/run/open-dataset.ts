import type { DatasetContext, DatasetSplit, Network, OpenedDataset } from "@netgraft/core";
import { describeOrigin, originAt, type ValidTraining } from "@netgraft/core/config";
import { DatasetLayoutError, matchClasses } from "@netgraft/data";
import { TrainingNeededError } from "../errors.js";
import { folderOf, openable } from "../loader/named-file.js";
import { shownPath } from "../loader/shown-path.js";
import type { Composition } from "./input-shape.js";
import { type ClassName, readClassNames } from "./labels.js";
import { classesOfWeights, sameNames } from "./weights-classes.js";
import type { WeightsSource } from "./weights-source.js";

/** The section of a network's config that says how it is trained. @throws NG_TRAINING_NEEDED where there is none */
export function trainingOf({ config, name }: Pick<Network, "config" | "name">): ValidTraining {
  if (config.training !== undefined) return config.training;
  throw new TrainingNeededError({
    at: "training",
    message: `the config of "${name}" has no such section`,
    expected: "a map such as { dataset: { type: folder, path: data }, epochs: 10 }",
  });
}

/** The section as {@link trainingOf} has it, with files that can be opened. @param cwd the folder from which the config is named */
export function openableTraining(network: Network, cwd: string): ValidTraining {
  return trainingOf({ name: network.name, config: network.configWithFiles(openable(cwd)) });
}

/** A dataset, and the names of the network's classes. */
export interface NamedDataset {
  /** Its classes are the network's, in the order of the logits. */
  readonly dataset: OpenedDataset;
  /** In the order of the logits: those of the network, of its weights, or where neither has some, the dataset's. */
  readonly names: readonly ClassName[];
  /** Whether the network or its weights have names, so that the dataset's are matched with them. */
  readonly areNamed: boolean;
}

/** What a dataset is opened for, and where. */
interface OpenDatasetOptions {
  /** The folder from which the config is named. */
  readonly cwd: string;
  readonly purpose: NonNullable<DatasetContext["purpose"]>;
  readonly signal?: AbortSignal | undefined;
  /** Whose names the network's classes have where its config has none. */
  readonly weights?: WeightsSource | undefined;
}

/**
 * Opens the dataset that a network's config names; each label is checked when it is read. Where the network's classes have
 * names, or those of its weights, those of the dataset are matched with them.
 * @throws NG_TRAINING_NEEDED; NG_CLASS_NAMES; as `readClassNames`; the dataset's own errors
 */
export async function openDataset(
  { framework, network }: Composition,
  { cwd, purpose, signal, weights }: OpenDatasetOptions,
): Promise<NamedDataset> {
  const { dataset: chosen } = openableTraining(network, cwd);
  const own = await readClassNames(network, cwd, framework.services);
  const found = own === undefined && weights !== undefined ? await classesOfWeights(network, weights) : undefined;
  const opened = await framework.catalog.datasets
    .get(chosen.type)
    .open(chosen.options, { folder: folderFor(network, cwd), purpose, ...(signal && { signal }) });
  const { classes, train, validation, test } = opened;
  const dataset = {
    ...opened,
    train: withLabels(train, classes),
    validation: withLabels(validation, classes),
    ...(test && { test: withLabels(test, classes) }),
  };
  const names = own ?? found;
  const known = names?.map(({ name }) => name);
  // Other classes than those of the weights are those to train; that the weights are not for them is told with the weights.
  const areOthers = own === undefined && purpose === "training" && !sameNames(known ?? [], classes);
  if (names === undefined || known === undefined || areOthers)
    return { dataset, names: classes.map((name) => ({ name, label: name })), areNamed: false };
  const source =
    own === undefined && weights !== undefined && "file" in weights ? weights.file : originOfLabels(network);
  return { dataset: matchClasses(dataset, known, { purpose, source }), names, areNamed: true };
}

function originOfLabels({ tree }: Network): string {
  return describeOrigin(originAt(tree, ["labels"]));
}

/** What paths of the dataset are relative to: files that its schema marks can be opened from here, others are the config's. */
function folderFor(network: Network, cwd: string): string {
  const [section, key] = ["training", "dataset"];
  if (network.files().some(({ at }) => at[0] === section && at[1] === key)) return ".";
  return shownPath(folderOf(originAt(network.tree, [section, key, "type"]), cwd), process.cwd());
}

/** The split, whose items are refused where their label is none of the classes. */
function withLabels(split: DatasetSplit, classes: readonly string[]): DatasetSplit {
  return {
    length: split.length,
    form: split.form,
    ...(split.label === undefined ? {} : { label: split.label.bind(split) }),
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
