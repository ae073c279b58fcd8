import { Worker } from "node:worker_threads";
import type { NetgraftError } from "@netgraft/core";
import { assertProgramFile } from "@netgraft/files";
import { WorkerDiedError } from "../errors.js";
import { sourceName } from "../picture/read-source.js";
import type { Answer, Message, ThreadData } from "./protocol.js";
import { receivedError } from "./sent-error.js";
import type { Prepared, Task } from "./task.js";
import { threadOptions } from "./thread-options.js";

interface Pending {
  readonly task: Task;
  readonly resolve: (prepared: Prepared) => void;
  readonly reject: (error: NetgraftError) => void;
}

/** A worker thread and the tasks that it has been given. It keeps the process alive only while there are some. */
export class Thread {
  readonly #worker: Worker;
  readonly #progress = new Int32Array(new SharedArrayBuffer(8));
  readonly #pending = new Map<number, Pending>();
  #dead: NetgraftError | undefined;
  #lastId = 0;

  constructor() {
    assertProgramFile("./picture-thread.js", import.meta.url);
    const workerData: ThreadData = { progress: this.#progress };
    this.#worker = new Worker(new URL("./picture-thread.js", import.meta.url), {
      workerData,
      ...threadOptions(process),
    });
    this.#worker.on("message", (answer: Answer) => this.#receive(answer));
    this.#worker.on("error", (error: Error) => this.#die(error.message));
    this.#worker.on("exit", (status) => this.#die(`exit status ${status}`));
    // After the listener for messages, which holds the process again.
    this.#worker.unref();
  }

  /** How many tasks it has not finished. */
  get load(): number {
    return this.#pending.size;
  }

  send(message: Extract<Message, { kind: "pipeline" }>): void {
    this.#worker.postMessage(message, []);
  }

  /** @throws NG_WORKER_DIED; what preparing throws */
  run(pipeline: number, task: Task): Promise<Prepared> {
    if (this.#dead !== undefined) return Promise.reject(this.#dead);
    return new Promise((resolve, reject) => {
      const id = (this.#lastId += 1);
      this.#pending.set(id, { task, resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ kind: "task", id, pipeline, task } satisfies Message, []);
    });
  }

  /** Ends the thread; what it has not finished is rejected. */
  async close(): Promise<void> {
    this.#end(new WorkerDiedError({ message: "the worker threads have been closed" }));
    await this.#worker.terminate();
  }

  #receive(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    // One that is being ended holds the process until it has ended, though answers may still be on their way.
    if (this.#pending.size === 0 && this.#dead === undefined) this.#worker.unref();
    if ("failed" in answer) pending?.reject(receivedError(answer.failed));
    else pending?.resolve(answer.prepared);
  }

  #die(how: string): void {
    const name = this.#workedOn();
    this.#end(
      new WorkerDiedError({
        ...(name !== undefined && { at: name }),
        message: "the worker thread ended while it prepared this picture",
        found: how,
      }),
    );
  }

  /** The name of the picture that the thread was at; the first one that it was given, where it had not begun. */
  #workedOn(): string | undefined {
    const task = this.#pending.get(Atomics.load(this.#progress, 0))?.task;
    const place = task === undefined ? 0 : Atomics.load(this.#progress, 1);
    const item = (task ?? [...this.#pending.values()][0]?.task)?.items[place];
    return item === undefined ? undefined : sourceName(item.source);
  }

  #end(error: NetgraftError): void {
    this.#dead ??= error;
    for (const { reject } of this.#pending.values()) reject(this.#dead);
    this.#pending.clear();
  }
}
