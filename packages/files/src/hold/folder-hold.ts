import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { type Clock, clock, defaultServices, NetgraftError } from "@netgraft/core";
import { FolderInUseError, FolderLostError, WriteFailedError } from "../errors.js";
import { systemErrorReason } from "../system-error.js";
import { describeHolder, HoldChain, type Holder, type Link } from "./hold-chain.js";
import { fateOf, thisProcess } from "./process-record.js";

/** How a folder is held. */
export interface HoldOptions {
  /** What tells how long a holder has not shown that it is alive; it never goes back. */
  readonly clock?: Clock | undefined;
  /** Milliseconds between two signs of life; 5 s by default. */
  readonly beat?: number | undefined;
  /** Milliseconds without a sign of life after which a holder on another machine is taken for dead; 30 s by default. */
  readonly lease?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A folder that one process alone writes into. */
export interface FolderHold {
  /** Whether it was taken over from a holder that had died. */
  readonly isTakenOver: boolean;
  /** Whether the folder is known to be lost; no file is read for it. */
  readonly isLost: boolean;
  /** @throws NG_FOLDER_LOST where another process has taken the folder over; NG_WRITE_FAILED where that cannot be told */
  assertHeld(): Promise<void>;
  /** Gives the folder up. */
  release(): Promise<void>;
}

/**
 * Takes a folder for this process, until it gives it up. A holder that has died is succeeded: on this machine as soon as its
 * process has ended; on another one, or in another container, when it has shown no sign of life for as long as `lease`,
 * by the clock of this process alone. A holder that was only held up then loses the folder, which `assertHeld` tells it.
 * @throws NG_FOLDER_IN_USE with who holds it; NG_WRITE_FAILED; the reason of `signal`
 */
export async function holdFolder(folder: string, options: HoldOptions = {}): Promise<FolderHold> {
  const { beat = 5000 } = options;
  const chain = new HoldChain(folder);
  const holder = { ...thisProcess(), token: randomBytes(6).toString("hex"), since: new Date().toISOString() };
  try {
    for (;;) {
      const last = (await chain.read()).at(-1);
      if (last !== undefined && !(await hasEnded(last, chain, options))) continue;
      const name = await chain.append(last, holder);
      if (name === undefined) {
        // Somebody was faster, who is met next; a network file system may show it late.
        await setTimeout(20, undefined, { signal: options.signal });
        continue;
      }
      if (isOf(holder, (await chain.read()).at(-1))) {
        await chain.removeStrays().catch(() => undefined);
        return new Hold({ chain, holder, name, beat, isTakenOver: last !== undefined });
      }
      // The chain that it was to go on with has been removed in between.
      await chain.removeLink(name);
    }
  } catch (error) {
    if (error instanceof NetgraftError) throw error;
    options.signal?.throwIfAborted();
    throw new WriteFailedError(
      { at: folder, message: "the folder cannot be taken for this process alone", found: systemErrorReason(error) },
      { cause: error },
    );
  }
}

/**
 * Whether a holder has ended; false where it is another by now.
 * @throws NG_FOLDER_IN_USE
 */
async function hasEnded(found: Link, chain: HoldChain, options: HoldOptions): Promise<boolean> {
  const { beat = 5000, lease = 30_000, clock: time = defaultServices.get(clock), signal } = options;
  const fate = found.holder === undefined ? "unknown" : fateOf(found.holder);
  if (fate === "ended") return true;
  const inUse = (holder: Holder | undefined): Error =>
    new FolderInUseError({
      at: chain.folder,
      message: "another process is writing into this folder",
      expected: "a folder of its own for each run, or to wait until that one has ended",
      found: describeHolder(holder),
    });
  if (fate === "runs") throw inUse(found.holder);
  for (const start = time.now(); time.now() - start < lease;) {
    await setTimeout(Math.min(beat / 2, 1000), undefined, { signal });
    const last = (await chain.read()).at(-1);
    if (last?.name !== found.name || last.holder?.token !== found.holder?.token) return false;
    if (last.beat !== found.beat) throw inUse(last.holder);
  }
  return true;
}

function isOf(holder: Holder, last: Link | undefined): boolean {
  return last?.holder?.token === holder.token;
}

class Hold implements FolderHold {
  readonly isTakenOver: boolean;
  readonly #chain: HoldChain;
  readonly #holder: Holder;
  readonly #name: string;
  readonly #timer: NodeJS.Timeout;
  #beats = 0;
  #isLost = false;
  #beating: Promise<void> = Promise.resolve();

  constructor(parts: {
    readonly chain: HoldChain;
    readonly holder: Holder;
    readonly name: string;
    readonly beat: number;
    readonly isTakenOver: boolean;
  }) {
    this.#chain = parts.chain;
    this.#holder = parts.holder;
    this.#name = parts.name;
    this.isTakenOver = parts.isTakenOver;
    this.#timer = setInterval(() => void (this.#beating = this.#beat()), parts.beat);
    this.#timer.unref();
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  async #beat(): Promise<void> {
    try {
      const isThere = await this.#chain.beat(this.#name, this.#holder, (this.#beats += 1));
      this.#isLost ||= !isThere || !(await this.#isLast());
    } catch {
      // A file system that fails for a while: what is written next tells whether the folder is still held.
    }
  }

  async #isLast(): Promise<boolean> {
    return isOf(this.#holder, (await this.#chain.read()).at(-1));
  }

  async assertHeld(): Promise<void> {
    let last: Link | undefined;
    try {
      last = (await this.#chain.read()).at(-1);
    } catch (cause) {
      const message = "it cannot be told whether this process still holds the folder";
      throw new WriteFailedError({ at: this.#chain.folder, message, found: systemErrorReason(cause) }, { cause });
    }
    this.#isLost ||= !isOf(this.#holder, last);
    if (!this.#isLost) return;
    throw new FolderLostError({
      at: this.#chain.folder,
      message: "another process has taken this folder over, and nothing more is written into it",
      found: last === undefined ? "no process, or the folder is gone" : describeHolder(last.holder),
    });
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    // What cannot be removed now is succeeded by the next, and a chain that goes on after this holder is that one's.
    const links = await this.#chain.read().catch(() => []);
    if (isOf(this.#holder, links.at(-1))) await this.#chain.remove(links).catch(() => undefined);
  }
}
