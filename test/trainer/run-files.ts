import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Checkpoint, readCheckpoint } from "@netgraft/training";

/** The files of a run that another run equals to the bit, if it is to: times and places left out. */
export async function runFiles(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const read = (name: string): Promise<Buffer> => readFile(join(folder, name));
  const { state, progress } = await readCheckpoint(folder);
  const rows = (await read("metrics.jsonl")).toString("utf8").trimEnd().split("\n");
  return {
    best: (await read("best.safetensors")).toString("base64"),
    last: (await read("last.safetensors")).toString("base64"),
    state: [...state].map(([name, { data }]) => [name, Buffer.from(data.buffer).toString("base64")]),
    progress: timeless(progress),
    rows: rows.map((row) => withoutSeconds(JSON.parse(row) as object)),
    csv: (await read("metrics.csv")).toString("utf8").replaceAll(/,[^,\n]*\n/g, "\n"),
    curves: (await read("curves.svg")).toString("utf8"),
  };
}

function timeless(progress: Checkpoint["progress"]): unknown {
  return { ...progress, seconds: 0, history: progress.history.map(withoutSeconds) };
}

function withoutSeconds(epoch: object): object {
  return { ...epoch, seconds: 0 };
}
