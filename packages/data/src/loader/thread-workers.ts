import { buildPipeline } from "./build-pipeline.js";
import type { PictureWorkers, PipelineConfig, Preparer } from "./picture-workers.js";
import type { SentPipeline } from "./protocol.js";
import type { Prepared, Task } from "./task.js";
import { Thread } from "./thread.js";

/** Tasks that a thread has at once: the next one is there when it has finished one. */
const mostTasks = 2;

interface Waiting {
  readonly pipeline: number;
  readonly task: Task;
  readonly signal: AbortSignal;
  readonly resolve: (prepared: Promise<Prepared>) => void;
  readonly reject: (reason: unknown) => void;
}

/** Prepares pictures in worker threads; each task goes to the thread with the least to do. */
export class ThreadWorkers implements PictureWorkers {
  readonly #threads: readonly Thread[];
  readonly #waiting: Waiting[] = [];
  #lastPipeline = 0;

  /** @param count of threads, at least 1 */
  constructor(readonly count: number) {
    this.#threads = Array.from({ length: count }, () => new Thread());
  }

  preparer(config: PipelineConfig): Preparer {
    // What is wrong with it is told here and now.
    buildPipeline(config);
    const pipeline = (this.#lastPipeline += 1);
    for (const thread of this.#threads) thread.send({ kind: "pipeline", pipeline, sent: sentPipeline(config) });
    return {
      run: (task, signal) =>
        new Promise((resolve, reject) => {
          this.#waiting.push({ pipeline, task, signal, resolve, reject });
          this.#start();
        }),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  /** Gives waiting tasks to threads. */
  #start(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#threads.reduce((least, each) => (each.load < least.load ? each : least));
      if (thread.load >= mostTasks) return;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      if (next.signal.aborted) {
        next.reject(next.signal.reason);
        continue;
      }
      const running = thread.run(next.pipeline, next.task);
      next.resolve(running);
      void running.catch(() => undefined).then(() => this.#start());
    }
  }
}

function sentPipeline({ network: { input, preprocess }, augmentations, decoder }: PipelineConfig): SentPipeline {
  return {
    network: { input, preprocess },
    decoder: decoder?.module,
    augmentations: augmentations?.map(({ augmentation: { type, module }, options }) => ({ type, module, options })),
  };
}
