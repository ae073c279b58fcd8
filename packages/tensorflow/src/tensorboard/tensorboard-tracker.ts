import { tracker } from "@netgraft/core/host";
import { z } from "@netgraft/core";

/** A name by which TensorBoard knows the files of its events; the same for a run that goes on. */
const fileName = "events.out.tfevents.netgraft";

export const tensorboardTracker = tracker({
  type: "tensorboard",
  summary: "An event file for TensorBoard in the folder of the run.",
  description:
    "`tensorboard --logdir runs` shows all runs in `runs`: `loss/training`, `loss/validation`, `top1/…`, `top5/…`, `learningRate` and `seconds`, by epoch. " +
    "The file is written anew after each epoch, in TFRecord's framing; its times are those of the first epoch's beginning and what training took since.",
  options: z.strictObject({}),
  track(_options, run) {
    let began: number | undefined;
    return {
      async record(epochs) {
        // TensorBoard is watched by few.
        const { beginningOf, eventFile } = await import("./event-file.js");
        began ??= beginningOf(await run.read(fileName)) ?? run.now() / 1000;
        await run.write(fileName, eventFile(epochs, began));
      },
    };
  },
});
