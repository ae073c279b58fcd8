/** The program of a worker thread that prepares pictures: tasks are done in the order in which they come. */
import { parentPort, workerData } from "node:worker_threads";
import type { Pipeline } from "./pipeline.js";
import { prepareTask } from "./prepare-task.js";
import type { Answer, Message, ThreadData } from "./protocol.js";
import { receivePipeline } from "./receive-pipeline.js";
import { sentError } from "./sent-error.js";

// `Thread` starts this program with them.
const { progress } = workerData as ThreadData;
const pipelines = new Map<number, Promise<Pipeline>>();
let last = Promise.resolve();

parentPort?.on("message", (message: Message) => {
  last = last.then(() => handle(message));
});

async function handle(message: Message): Promise<void> {
  if (message.kind === "pipeline") {
    const pipeline = receivePipeline(message.sent);
    // Told to the tasks that need it.
    pipeline.catch(() => undefined);
    pipelines.set(message.pipeline, pipeline);
    return;
  }
  const { id, task } = message;
  try {
    const pipeline = await pipelines.get(message.pipeline);
    if (pipeline === undefined) throw new Error(`no pipeline ${message.pipeline}`);
    const prepared = await prepareTask(task, pipeline, (place) => {
      Atomics.store(progress, 0, id);
      Atomics.store(progress, 1, place);
    });
    answer({ id, prepared }, prepared.values.buffer);
  } catch (error) {
    answer({ id, failed: sentError(error) });
  }
}

function answer(message: Answer, ...moved: readonly ArrayBufferLike[]): void {
  parentPort?.postMessage(
    message,
    moved.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}
