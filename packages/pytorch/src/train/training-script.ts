import type { PictureConfig, Problem } from "@netgraft/core";
import type { ExportedNetwork, Graph } from "@netgraft/core/graph";
import { type Launcher, launcherFiles } from "./launchers/launcher.js";
import { networkParts } from "./network-parts.js";
import { picturesPython, trainPython } from "./python-script.js";
import { trainingReadme } from "./readme.js";
import { readRecipe } from "./recipe.js";

/** The labels of a config that is exported: the names of classes, or of their folders with what is shown. */
type Labels = readonly (string | { readonly folder: string })[];

function classNames(labels: Labels | undefined): readonly string[] | undefined {
  return labels?.map((label) => (typeof label === "string" ? label : label.folder));
}

/** What is written so that a network can be trained in PyTorch. */
export interface TrainingScript {
  /** The texts of files by their names: `train.py` and `pictures.py`, and what starts them where a launcher is asked for. */
  readonly files: ReadonlyMap<string, string>;
  /** A section for the README of the folder, in Markdown. */
  readonly readme: string;
  /** What of the config the script does not have, and where it stands in the config. */
  readonly notes: readonly Problem[];
}

const withoutLogits: Problem = {
  at: "classes",
  message: "`train.py` is not written, as the network has no classifier, and gives its embedding",
  expected: "a number of classes",
};

/**
 * Writes training as the section `training` of a network's config has it, as a program that reads `model.py` and the weights
 * beside it; undefined where the config has no such section. Where a loss, an optimizer or a schedule is of a plugin, or the network has no
 * classifier, there are no files, and a note says why.
 */
export function trainingScript(
  { name, config, training }: ExportedNetwork,
  graph: Graph,
  launcher?: Launcher,
): TrainingScript | undefined {
  if (training === undefined) return undefined;
  const { recipe, notes: found } = readRecipe(training);
  const classes = graph.outputs["logits"]?.axes.find((axis) => axis.name === "channel")?.size;
  const notes = typeof classes === "number" ? found : [...found, withoutLogits];
  if (recipe === undefined || typeof classes !== "number")
    return { files: new Map(), readme: trainingReadme({ notes }), notes };
  // The config of a network that is exported is valid, and has its defaults.
  const network = config as unknown as PictureConfig & { readonly labels?: Labels };
  const parts = networkParts(graph, recipe);
  const { labels } = network;
  const subject = { name, network, classes, labels: classNames(labels), recipe, parts };
  const files = new Map([
    ["train.py", trainPython(subject)],
    ["pictures.py", picturesPython(subject)],
    ...launcherFiles(name, launcher),
  ]);
  return { files, readme: trainingReadme({ recipe, notes, launcher, name }), notes };
}
