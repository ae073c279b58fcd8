import { buildPipeline } from "./build-pipeline.js";
import type { PictureWorkers, PipelineConfig, Preparer } from "./picture-workers.js";
import { prepareTask } from "./prepare-task.js";

/** Prepares pictures in this thread, one task after the other. */
export class InlineWorkers implements PictureWorkers {
  readonly count = 0;
  #last: Promise<unknown> = Promise.resolve();

  preparer(config: PipelineConfig): Preparer {
    const pipeline = buildPipeline(config);
    return {
      run: (task, signal) => {
        const prepared = this.#last.then(() => {
          signal.throwIfAborted();
          return prepareTask(task, pipeline);
        });
        this.#last = prepared.catch(() => undefined);
        return prepared;
      },
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
