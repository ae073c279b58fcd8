import { randomUUID } from "node:crypto";
import type { Job, Queue, Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { NetgraftError } from "@netgraft/core";
import type { CellOrder, OfferedCell, QueuedSweep } from "@netgraft/core/host";
import { QueueUnavailableError } from "../../errors.js";
import { type BullOptions, redisVariable } from "./bull-options.js";

/** Before the names of all that is kept in Redis. */
const prefix = "netgraft";
/** How long a run that is given back is offered to nobody, in milliseconds. */
const moment = 1000;
/** How often runs that are left are put into Redis again, where it offers none, in milliseconds. */
const renewal = 5000;
/** How often a connection that was there is looked for again, which takes about a minute. */
const tries = 35;

/**
 * Opens the queue of a sweep in Redis for one worker.
 * @throws NG_QUEUE_UNAVAILABLE where the packages are not installed, or nothing answers
 */
export async function openBullOrder(sweep: QueuedSweep, { url, lock }: BullOptions): Promise<CellOrder> {
  const { BullQueue, BullWorker, RedisClient } = await packages();
  const address = sweep.env[redisVariable] ?? url;
  const redis = new RedisClient(address, {
    lazyConnect: true,
    // As BullMQ asks it of who waits.
    // oxlint-disable-next-line unicorn/no-null -- as ioredis has it
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (times > tries ? undefined : Math.min(100 * times, 2000)),
  });
  // What fails is told by what was asked of it.
  redis.on("error", ignored);
  try {
    await redis.connect();
  } catch (cause) {
    redis.disconnect();
    throw unanswered(address, cause);
  }
  const queue = new BullQueue(sweep.id, { connection: redis, prefix });
  const worker = new BullWorker(sweep.id, undefined, {
    connection: redis,
    prefix,
    autorun: false,
    lockDuration: lock * 1000,
    stalledInterval: lock * 500,
    // A run may be offered as often as its workers die.
    maxStalledCount: 1_000_000,
  });
  queue.on("error", ignored);
  worker.on("error", ignored);
  void worker.startStalledCheckTimer();
  return new BullOrder({ redis, queue, worker, lock: lock * 1000, address });
}

/** @throws NG_QUEUE_UNAVAILABLE */
async function packages() {
  try {
    const { Queue: BullQueue, Worker: BullWorker } = await import("bullmq");
    const { Redis: RedisClient } = await import("ioredis");
    return { BullQueue, BullWorker, RedisClient };
  } catch (cause) {
    const found = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    const message = "the packages of the queue bullmq cannot be loaded";
    const expected = "`npm install bullmq@6 ioredis@6` beside netgraft, on each machine that works on the sweep";
    throw new QueueUnavailableError({ at: "queue", message, expected, found }, { cause });
  }
}

function unanswered(address: string, cause: unknown): NetgraftError {
  const { protocol, host } = new URL(address);
  const found = cause instanceof Error ? cause.message : String(cause);
  const expected = `a Redis there, or its address in ${redisVariable}`;
  return new QueueUnavailableError(
    { at: "queue", message: `no Redis answers at ${protocol}//${host}`, expected, found },
    { cause },
  );
}

function ignored(): void {
  // See where it is bound.
}

/** What a worker has of Redis. */
interface BullParts {
  readonly redis: Redis;
  readonly queue: Queue;
  readonly worker: Worker;
  /** How long a run is a worker's without a sign of life, in milliseconds. */
  readonly lock: number;
  readonly address: string;
}

/** The order in which Redis offers runs, each under its key. */
class BullOrder implements CellOrder {
  readonly #parts: BullParts;
  /** Runs that this worker has, with the tokens by which Redis knows that it has them. */
  readonly #held = new Map<Job, string>();
  readonly #renewing: NodeJS.Timeout;
  #added = -Infinity;

  constructor(parts: BullParts) {
    this.#parts = parts;
    this.#renewing = setInterval(() => {
      for (const [job, token] of this.#held) job.extendLock(token, parts.lock).catch(ignored);
    }, parts.lock / 3);
    this.#renewing.unref();
  }

  async next(left: readonly string[]): Promise<OfferedCell | undefined> {
    const token = randomUUID();
    try {
      const job = await this.#offered(left, token);
      if (job?.id === undefined) return undefined;
      this.#held.set(job, token);
      return {
        key: job.id,
        done: () => this.#let(job, () => job.moveToCompleted(undefined, token, false)),
        giveBack: () => this.#let(job, () => job.moveToDelayed(Date.now() + moment, token)),
      };
    } catch (cause) {
      throw unanswered(this.#parts.address, cause);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#renewing);
    const { redis, queue, worker } = this.#parts;
    for (const [job, token] of this.#held) await this.#let(job, () => job.moveToDelayed(Date.now() + moment, token));
    await worker.close(true).catch(ignored);
    await queue.close().catch(ignored);
    redis.disconnect();
  }

  async #offered(left: readonly string[], token: string): Promise<Job | undefined> {
    const { queue, worker } = this.#parts;
    if (this.#added > -Infinity) {
      const job = await worker.getNextJob(token, { block: false });
      if (job !== undefined || Date.now() - this.#added < renewal) return job;
    }
    this.#added = Date.now();
    // Those that are there stay as they are.
    const options = { removeOnComplete: true, removeOnFail: true };
    await queue.addBulk(left.map((key) => ({ name: "run", data: {}, opts: { ...options, jobId: key } })));
    return worker.getNextJob(token, { block: false });
  }

  /** Lets a run go, whether or not it still counts as this worker's: what it has come to is in the sweep's folder. */
  async #let(job: Job, how: () => Promise<unknown>): Promise<void> {
    this.#held.delete(job);
    await how().catch(ignored);
  }
}
