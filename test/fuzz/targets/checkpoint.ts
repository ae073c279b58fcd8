import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeSafetensors, parseSafetensors } from "@netgraft/weights";
import { type Checkpoint, readCheckpoint } from "@netgraft/training";
import { mutateBytes } from "../mutate/bytes.js";
import { mutateJson } from "../mutate/json.js";
import type { Mutator } from "../mutate/mutator.js";
import { mutateText } from "../mutate/text.js";
import { inside } from "./inside.js";
import { type Target, Wrong } from "./target.js";

type Files = typeof import("../../../packages/training/dist/checkpoint/checkpoint-file.js");

const example: Checkpoint = {
  state: new Map([
    ["fc.weight", { dtype: "float32", shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) }],
    ["optimizer.momentum.fc.weight", { dtype: "float32", shape: [2, 2], data: new Float32Array(4) }],
  ]),
  progress: {
    history: [
      {
        epoch: 1,
        learningRate: 0.1,
        seconds: 1.5,
        training: { loss: 0.7, top1: 0.5, top5: 1 },
        validation: { loss: 0.6, top1: 0.75, top5: 1 },
      },
    ],
    batches: 2,
    end: 16,
    seconds: 0.5,
    sums: { pictures: 16, loss: 11, top1: 8, top5: 16 },
  },
  fingerprint: { epochs: "2", seed: "0", "network.graph": '"0123456789abcdef"' },
  environment: { engine: "onnx", version: "1.30.0", cpu: "x" },
};

/** Applies a mutator to what a checkpoint says beside its tensors. */
function onMetadata(mutate: Mutator): Mutator {
  return (random, input, other) => {
    try {
      const { tensors, metadata } = parseSafetensors(input);
      const entries = [...metadata].map(([key, text]): [string, string] => [
        key,
        Buffer.from(mutate(random, Buffer.from(text), other)).toString("utf8"),
      ]);
      return encodeSafetensors(tensors, { metadata: new Map(entries) });
    } catch {
      // No longer a file of tensors, or text that no file can have.
      return mutateBytes(random, input, other);
    }
  };
}

/** Where training was, from the folder of a run. */
export async function checkpoint(): Promise<Target> {
  const { writeCheckpoint } = await inside<Files>("training/dist/checkpoint/checkpoint-file.js");
  const folder = mkdtempSync(join(tmpdir(), "netgraft-"));
  await writeCheckpoint(join(folder, "x"), example);
  const seed = readFileSync(join(folder, "x"));
  rmSync(folder, { recursive: true });
  return {
    summary: "the checkpoint of a run",
    seeds: [seed],
    mutators: [onMetadata(mutateJson()), onMetadata(mutateJson()), onMetadata(mutateText()), mutateBytes],
    async read(input, { put }) {
      const { progress } = await readCheckpoint(put("checkpoint.safetensors", input));
      if (![progress.batches, progress.end].every((count) => Number.isSafeInteger(count) && count >= 0))
        throw new Wrong(`is at batch ${progress.batches}, picture ${progress.end}`);
    },
  };
}
