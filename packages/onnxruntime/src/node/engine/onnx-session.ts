import type { NamedTensors } from "@netgraft/core/graph";
import type { ProcessSession } from "@netgraft/engine-process";
import type { Calls, Port } from "./protocol.js";

/** How often a benchmark runs the model. */
export interface BenchmarkOptions {
  /** Runs before the clock starts; 2 by default. */
  readonly warmup?: number;
  /** Runs that are timed; 10 by default. */
  readonly runs?: number;
}

/** A model that an engine has loaded. */
export class OnnxSession {
  readonly #session: ProcessSession<Calls>;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];

  constructor(
    session: ProcessSession<Calls>,
    { inputs, outputs }: { readonly inputs: readonly Port[]; readonly outputs: readonly Port[] },
  ) {
    this.#session = session;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * Runs the model once.
   * @param inputs one tensor for each input, in the model's order of axes (batch, channel, height, width).
   * @throws NG_ENGINE_FAILED where the inputs do not fit the model; NG_ENGINE_CRASHED, NG_ENGINE_CLOSED
   */
  run(inputs: NamedTensors): Promise<NamedTensors> {
    return this.#session.call("run", { inputs });
  }

  /**
   * Measures runs one after the other, by the clock of the engine's process: the way between the processes does not count.
   * @returns milliseconds of each timed run, in order. @throws as `run`
   */
  async benchmark(
    inputs: NamedTensors,
    { warmup = 2, runs = 10 }: BenchmarkOptions = {},
  ): Promise<{ readonly milliseconds: readonly number[] }> {
    return { milliseconds: await this.#session.call("benchmark", { inputs, warmup, runs }) };
  }

  /** Frees the model's memory in the engine, which goes on. */
  release(): Promise<void> {
    return this.#session.release();
  }
}
