import { basename } from "node:path";
import type { DatasetSplit } from "@netgraft/core";
import { withFileSystem } from "@netgraft/files";
import { failingFiles, type FileFault, promptFiles } from "@netgraft/test-support";
import { readCheckpoint, runTraining, type TrainingEvent } from "@netgraft/training";
import { countingEngine } from "./counting-engine.js";
import { drawnDataset } from "./drawn-dataset.js";
import { tinyNetwork, type TinyOptions, tinyRun } from "./tiny-run.js";

const network = tinyNetwork({ layers: [1], width: 2 });

/** Two epochs of three steps of two batches each, with a metric that is monitored, labels that are counted and averages. */
const options: TinyOptions = {
  network,
  plan: { epochs: 2, batch: 4, accumulate: 2, averageDecay: 0.9, sampling: "balanced" },
};

/** Everything that a run asks of what surrounds it, in order: of its pictures, its engine and its file system. */
export interface VisitedRun {
  readonly folder: string;
  /** Told of each before it is done. For a file system it gives how that goes wrong. */
  readonly visit?: (point: string) => FileFault | undefined | void;
  /** By default the real one. */
  readonly files?: typeof promptFiles;
  readonly signal?: AbortSignal | undefined;
  readonly more?: Pick<TinyOptions, "services" | "onEvent">;
}

/** Trains, from the checkpoint in the folder on where there is one. */
export async function visitedRun({
  folder,
  visit = () => undefined,
  files: base = promptFiles,
  signal,
  more = {},
}: VisitedRun): Promise<void> {
  const visited = (split: DatasetSplit, name: string): DatasetSplit => ({
    ...split,
    item(index) {
      visit(`${name} picture`);
      return split.item(index);
    },
    label(index) {
      visit("label");
      return index % 3;
    },
  });
  const { train, validation, ...rest } = drawnDataset({ train: 26, validation: 5 });
  const dataset = { ...rest, train: visited(train, "training"), validation: visited(validation, "held-out") };
  const from = await readCheckpoint(folder).then(
    (checkpoint) => ({ from: { checkpoint } }),
    () => ({}),
  );
  const files = failingFiles(base, ({ operation, path }) => {
    const name = basename(path).replace(/^\.(.*)\.[^.]+\.tmp$/, "$1");
    return visit(`${operation} ${name}`) ?? undefined;
  });
  const engine = countingEngine((call) => void visit(call));
  const onEvent = (event: TrainingEvent): void => {
    visit(`told ${event.kind}`);
    more.onEvent?.(event);
  };
  const run = tinyRun({ ...options, ...from, ...more, dataset, folder, signal, engine, onEvent });
  await withFileSystem(files, () => runTraining({ ...run, resolvedConfig: "name: tiny\n" }));
}

/** Whether it is a call of the file system, rather than of the pictures or the engine, or what is told. */
export function isFileCall(point: string): boolean {
  return point.includes(" ") && !/^told | picture$/.test(point);
}
