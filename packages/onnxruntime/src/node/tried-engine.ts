import { NetgraftError } from "@netgraft/core";
import type { Availability } from "@netgraft/core/graph";
import type { OnnxEngine } from "./engine/onnx-engine.js";
import { runtimeModule, runtimePackage } from "./engine/runtime-module.js";

const what = "onnxruntime";

/** How long a process that was tried waits to be used, in milliseconds. */
const patience = 10_000;

/** onnxruntime as it was tried: whether it starts shows whether it can be used, and what has started is used next. */
export class TriedEngine {
  readonly #start: () => Promise<OnnxEngine>;
  #waiting: OnnxEngine | undefined;
  #end: NodeJS.Timeout | undefined;

  /** @param start starts onnxruntime in a process of its own */
  constructor(start: () => Promise<OnnxEngine>) {
    this.#start = start;
  }

  /** Starts onnxruntime, to see whether it can be used here, and keeps it for who uses it soon. */
  async availability(): Promise<Availability> {
    try {
      const engine = (this.#waiting?.process.isRunning === true ? this.#waiting : undefined) ?? (await this.#start());
      await this.#keep(engine);
      const { version, provider } = engine.process.identity;
      return { usable: true, findings: [{ what, state: "ok", found: `${version}, provider ${provider}` }] };
    } catch (error) {
      if (!(error instanceof NetgraftError)) throw error;
      const { message } = error;
      const state = runtimeModule() === runtimePackage ? "missing" : "broken";
      return {
        usable: false,
        why: `cannot be used: ${message}`,
        findings: [{ what, state, found: message, advice: "netgraft setup onnx" }],
      };
    }
  }

  /** The engine that was tried, where one waits: whoever takes it closes it. @param threads for one run */
  take(threads?: number): OnnxEngine | undefined {
    const engine = this.#waiting;
    this.#forget();
    return engine?.process.isRunning === true ? engine.withThreads(threads) : undefined;
  }

  /** Ends the process that waits. */
  async close(): Promise<void> {
    const engine = this.#waiting;
    this.#forget();
    await engine?.close();
  }

  async #keep(engine: OnnxEngine): Promise<void> {
    if (this.#waiting !== engine) await this.close();
    this.#forget();
    this.#waiting = engine;
    this.#end = setTimeout(() => void this.close(), patience).unref();
  }

  #forget(): void {
    clearTimeout(this.#end);
    this.#waiting = undefined;
  }
}
