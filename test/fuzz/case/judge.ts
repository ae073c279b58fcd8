import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getHeapStatistics } from "node:v8";
import { NetgraftError } from "@netgraft/core";
import { type Desk, type Target, Wrong } from "../targets/target.js";
import type { CaseFile } from "./case-file.js";

/** What must not happen, whatever is read. */
export type FaultKind =
  | "uncoded" // an error without a code, or NG_INTERNAL
  | "message" // an error that shows a stack, or is endless
  | "wrong" // a result that is not what it must be
  | "polluted" // what all objects share was changed
  | "memory" // more was allocated than the input is worth
  | "left" // a file was left behind
  | "hang"
  | "crash";

export interface Fault {
  readonly kind: FaultKind;
  readonly message: string;
  /** The same for inputs that fail in the same way. */
  readonly key: string;
}

/** What came of an input: it was read, refused with a code, or something was wrong. */
export type Outcome = "accepted" | "refused" | Fault;

const mebibyte = 2 ** 20;
/** What an error may say, in characters, beside four times its input. */
const longestMessage = 16_384;
/** What sharp and others may take beside V8's heap for one input, in KiB. */
const mostNative = 256 * 1024;

const shared: readonly object[] = [
  Object,
  Array,
  Function,
  String,
  Number,
  Map,
  Set,
  Promise,
  Error,
  RegExp,
  Uint8Array,
].flatMap((type): object[] => [type, type.prototype]);

/** Tries inputs on one target, and judges what comes of them. */
export class Judge {
  readonly #properties = shared.map(countOf);
  readonly #desk: Desk;
  readonly #put = new Set<string>();
  #resident = residentPeak();

  constructor(
    private readonly target: Target,
    desk: Pick<Desk, "folder" | "oracle">,
    private readonly file: CaseFile,
  ) {
    const put = (name: string, bytes: Uint8Array): string => {
      const path = join(desk.folder, name);
      writeFileSync(path, bytes);
      this.#put.add(name);
      return path;
    };
    this.#desk = { ...desk, put };
  }

  async try(input: Uint8Array): Promise<Outcome> {
    const outcome = await this.#try(input);
    if (typeof outcome !== "object" || outcome.kind !== "memory") return outcome;
    // What others have left for the collector may have been counted: once more on a clean heap.
    globalThis.gc?.();
    return this.#try(input);
  }

  async #try(input: Uint8Array): Promise<Outcome> {
    // A target may change its input, or keep it.
    const given = Buffer.from(input);
    this.file.begin(input);
    const heap = allocated();
    let outcome: Outcome = "accepted";
    try {
      await this.target.read(given, this.#desk);
    } catch (error) {
      outcome = ofError(error, longestMessage + 4 * input.length);
    }
    const taken = allocated() - heap;
    const peak = residentPeak();
    const native = peak - this.#resident;
    this.#resident = peak;
    this.file.end();
    if (typeof outcome === "object") return outcome;
    const most = 4 * input.length + (this.target.memory ?? 16) * mebibyte;
    if (taken > most) return fault("memory", `${inMebibytes(taken)} MiB of the heap for ${input.length} bytes`, "heap");
    if (native > Math.max(mostNative, most / 1024))
      return fault(
        "memory",
        `${inMebibytes(native * 1024)} MiB more were resident for ${input.length} bytes`,
        "resident",
      );
    return this.#polluted() ?? this.#left() ?? outcome;
  }

  #polluted(): Fault | undefined {
    const changed = shared.filter((object, index) => countOf(object) !== this.#properties[index]);
    if (changed.length === 0) return undefined;
    const keys = changed.flatMap((object) => Reflect.ownKeys(object).slice(-1).map(String));
    for (const [index, object] of shared.entries())
      for (const key of Reflect.ownKeys(object).slice(this.#properties[index])) Reflect.deleteProperty(object, key);
    return fault("polluted", `all objects have got a property: ${keys.join(", ")}`, "");
  }

  #left(): Fault | undefined {
    const left = readdirSync(this.#desk.folder).filter((name) => !this.#put.has(name));
    for (const name of left) rmSync(join(this.#desk.folder, name), { recursive: true });
    return left.length === 0
      ? undefined
      : fault("left", `left behind: ${left.join(", ")}`, left.join().replaceAll(/[\da-f]{6,}/g, "#"));
  }
}

function ofError(error: unknown, longest: number): Outcome {
  if (error instanceof Wrong) return fault("wrong", error.message, error.message.replaceAll(/[\d.]+|".*"/g, "#"));
  if (!(error instanceof NetgraftError) || error.code === "NG_INTERNAL") {
    const { stack = "", message } = error instanceof Error ? error : new Error(String(error));
    return fault(
      "uncoded",
      stack === "" ? message : inShort(stack),
      [message.replaceAll(/\d+|".*"/g, "#"), ...placesOf(stack)].join(" "),
    );
  }
  if (error.message.length > longest)
    return fault(
      "message",
      `${error.code} says ${error.message.length} characters: ${error.message.slice(0, 200)}`,
      error.code,
    );
  if (/\s{2,}at .{1,300}:\d+:\d+/.test(error.message))
    return fault("message", `${error.code} shows a stack: ${error.message.slice(0, 500)}`, error.code);
  return "refused";
}

/** A stack without what of it is the fuzzer's or Node's. */
function inShort(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => !/^ +at /.test(line) || /\/(?:packages|plugins)\/|\/fuzz\/targets\//.test(line))
    .slice(0, 8)
    .join("\n");
}

function fault(kind: FaultKind, message: string, key: string): Fault {
  return { kind, message: message.slice(0, 2000), key: `${kind} ${key}`.slice(0, 400) };
}

/** The innermost three places of a stack in the project's code. */
function placesOf(stack: string): readonly string[] {
  return [...stack.matchAll(/at (\S+) .*?\/((?:packages|plugins)\/[^:)]*)/g)]
    .slice(0, 3)
    .map(([, name, path]) => `${name} ${path}`);
}

function countOf(object: object): number {
  return Reflect.ownKeys(object).length;
}

/** Bytes of the heap and of arrays beside it; what the collector has not found yet is counted. */
function allocated(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}

/** The most that was resident at any time, in KiB. */
function residentPeak(): number {
  return process.resourceUsage().maxRSS;
}

function inMebibytes(bytes: number): string {
  return (bytes / mebibyte).toFixed(0);
}
