import { join } from "node:path";
import { stat } from "node:fs/promises";
import type { WriteFileOptions } from "@netgraft/files";
import { readSafetensors, writeSafetensors } from "@netgraft/weights/node";
import { z } from "@netgraft/core";
import { parseJson } from "@netgraft/core/graph";
import { CheckpointFormatError } from "../errors.js";
import type { Checkpoint } from "./checkpoint.js";

/** The name of the checkpoint in the folder of a run. */
export const checkpointName = "checkpoint.safetensors";

const metrics = z.strictObject({ loss: z.number(), top1: z.number(), top5: z.number() });
const count = z.int().min(0);
const texts = z.record(z.string(), z.string());

/** The key of a checkpoint's file under which it says what it is. */
const checkpointKey = "netgraft.checkpoint";

/** What a checkpoint holds beside tensors, as it is written. */
const checkpointMetadata = z.strictObject({
  format: z.literal(1),
  progress: z.strictObject({
    history: z.array(
      z.strictObject({
        epoch: count,
        learningRate: z.number(),
        training: metrics,
        validation: metrics.optional(),
        seconds: z.number(),
      }),
    ),
    batches: count,
    end: count,
    sums: metrics.extend({ pictures: count }),
    seconds: z.number(),
    classes: z
      .strictObject({ pictures: z.array(count), last: z.array(count), best: z.array(count).optional() })
      .optional(),
  }),
  fingerprint: texts,
  environment: texts,
});

/** Writes a checkpoint, whole or not at all. @throws NG_WRITE_FAILED */
export async function writeCheckpoint(
  path: string,
  { state, ...rest }: Checkpoint,
  options: WriteFileOptions = {},
): Promise<void> {
  const metadata = new Map([[checkpointKey, JSON.stringify({ format: 1, ...rest })]]);
  await writeSafetensors(path, state, { metadata, checksums: true, ...options });
}

/**
 * Reads a checkpoint.
 * @param path of the file, or of the folder of a run
 * @throws NG_READ_FAILED; NG_WEIGHTS_FORMAT where the file is cut off; NG_CHECKPOINT_FORMAT where it is no checkpoint
 */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const file = isFolder ? join(path, checkpointName) : path;
  const { tensors, metadata } = await readSafetensors(file);
  const { format: _format, ...rest } = parsed(metadata.get(checkpointKey), file);
  return { state: tensors, ...rest };
}

/** @throws NG_CHECKPOINT_FORMAT */
function parsed(text: string | undefined, at: string): ReturnType<typeof checkpointMetadata.parse> {
  if (text === undefined)
    throw new CheckpointFormatError({
      at,
      message: "the file has tensors, and does not say where training was",
      expected: `\`${checkpointName}\` from the folder of a run`,
    });
  let found: unknown;
  try {
    found = parseJson(text);
  } catch {
    found = undefined;
  }
  const checked = checkpointMetadata.safeParse(found);
  if (checked.success) return checked.data;
  const { path = [], message = "no JSON" } = checked.error.issues[0] ?? {};
  throw new CheckpointFormatError({
    at,
    message: "what the file says of where training was cannot be understood",
    expected: "a checkpoint of this version",
    found: `${path.join(".")}: ${message}`,
  });
}
