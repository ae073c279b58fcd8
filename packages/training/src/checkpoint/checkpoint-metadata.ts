import { z } from "zod";

const metrics = z.strictObject({ loss: z.number(), top1: z.number(), top5: z.number() });
const count = z.int().min(0);
const texts = z.record(z.string(), z.string());

/** The key of a checkpoint's file under which it says what it is. */
export const checkpointKey = "netgraft.checkpoint";

/** What a checkpoint holds beside tensors, as it is written. */
export const checkpointMetadata = z.strictObject({
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
  }),
  fingerprint: texts,
  environment: texts,
});
