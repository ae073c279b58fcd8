import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createFramework, type EpochMetrics, exportNetwork, type Network, train } from "netgraft";
import { python } from "@netgraft/test-support";
import type { Training } from "./exported-recipes.js";

/** A network of a few thousand parameters for 32×32 pixels and five classes. */
const backbone = { type: "resnet", block: "basic", layers: [1, 1], width: 8 };

/** A network with a section `training`, and the framework that made it. */
export function trainedNetwork(training: Training): {
  readonly framework: ReturnType<typeof createFramework>;
  readonly network: Network;
} {
  const framework = createFramework();
  const input = { channels: 3, height: 32, width: 32 };
  return { framework, network: framework.compose({ name: "tiny", input, classes: 5, backbone, training }) };
}

/** Writes it as a folder of PyTorch, with the weights that it is to start from. */
export async function exportFolder(
  { framework, network }: ReturnType<typeof trainedNetwork>,
  folder: string,
  options: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const exporter = framework.catalog.exporters.get("pytorch");
  // Those that training draws with the same seed.
  await exportNetwork(network, folder, { exporter, weights: { seed: 0 }, options });
}

/** What training came to, here or in PyTorch. */
export interface Trained {
  /** The loss of each step. */
  readonly losses: readonly number[];
  readonly history: readonly EpochMetrics[];
}

/** Trains it here. */
export async function trainHere(composed: ReturnType<typeof trainedNetwork>): Promise<Trained> {
  const losses: number[] = [];
  let sum = 0;
  const { history } = await train(composed, {
    workers: 0,
    threads: 1,
    onEvent(event) {
      if (event.kind !== "step") return;
      // Told is the mean of the epoch so far.
      if (event.step === 1) sum = 0;
      losses.push(event.loss * event.step - sum);
      sum = event.loss * event.step;
    },
  });
  return { losses, history };
}

/** Trains each folder of PyTorch with its pictures, all in one process of Python. */
const trainEach = `
import os, runpy, sys, tarfile
from pathlib import Path

def shards(pictures, folder):
    folder.mkdir()
    for part in ("train", "val"):
        with tarfile.open(folder / f"{part}-000.tar", "w") as shard:
            for label, of_class in enumerate(sorted((pictures / part).iterdir())):
                for picture in sorted(of_class.iterdir()):
                    shard.add(picture, f"{of_class.name}-{picture.name}")
                    (folder / "cls").write_text(str(label))
                    shard.add(folder / "cls", f"{of_class.name}-{picture.stem}.cls")

pictures = Path(sys.argv[1])
shards(pictures, pictures / "../shards")
for argument in sys.argv[2:]:
    form, folder = argument.split(":", 1)
    os.chdir(folder)
    sys.path.insert(0, folder)
    for name in ("model", "pictures"):
        sys.modules.pop(name, None)
    data = pictures / "../shards" if form == "shards" else pictures
    sys.argv = ["train.py", str(data), "--workers", "0", "--log-every", "1"]
    print("folder", folder)
    runpy.run_path("train.py", run_name="__main__")
    sys.path.pop(0)
`;

const execute = promisify(execFile);

/** The environment in which numbers do not depend on the machine. */
export const oneThread = { ...process.env, OMP_NUM_THREADS: "1" };

/** Trains in PyTorch. @param folders with whether they get shards */
export async function trainInPytorch(
  pictures: string,
  folders: ReadonlyMap<string, boolean>,
): Promise<ReadonlyMap<string, Trained>> {
  const given = [...folders].map(([folder, shards]) => `${shards ? "shards" : "folder"}:${folder}`);
  const { stdout } = await execute(python, ["-c", trainEach, pictures, ...given], { env: oneThread });
  const parts = stdout.split(/^folder /m).slice(1);
  const trained = parts.map(async (part): Promise<[string, Trained]> => {
    const folder = part.slice(0, part.indexOf("\n"));
    const losses = [...part.matchAll(/: loss (\S+), learning rate/g)].map(([, loss]) => Number(loss));
    return [folder, { losses, history: await metricsOf(join(folder, "run")) }];
  });
  return new Map(await Promise.all(trained));
}

/** What a run in PyTorch has written of its epochs. */
export async function metricsOf(run: string): Promise<readonly EpochMetrics[]> {
  const lines = (await readFile(join(run, "metrics.jsonl"), "utf8")).trim().split("\n");
  // What train.py writes has the form of our own metrics.
  return lines.map((line) => JSON.parse(line) as EpochMetrics);
}
