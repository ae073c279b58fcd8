import type { NetworkState, TensorData, TensorSpec, TrainingSession } from "@netgraft/core";
import { portions } from "@netgraft/engine-process";
import { checkState } from "@netgraft/weights";
import type { OnnxProcess } from "../engine/onnx-process.js";
import type { Tensors } from "../engine/protocol.js";

/** A training program that an engine's process has loaded. */
export class OnnxTrainingSession implements TrainingSession {
  readonly #process: OnnxProcess;
  readonly #id: number;
  readonly #specs: readonly TensorSpec[];

  constructor(
    process: OnnxProcess,
    id: number,
    specs: readonly TensorSpec[],
    readonly environment: Readonly<Record<string, string>>,
  ) {
    this.#process = process;
    this.#id = id;
    this.#specs = specs;
  }

  step(inputs: Tensors): Promise<Tensors> {
    return this.#process.call("step", { session: this.#id, inputs });
  }

  accumulate(inputs: Tensors): Promise<Tensors> {
    return this.#process.call("accumulate", { session: this.#id, inputs });
  }

  async undo(): Promise<void> {
    await this.#process.call("undo", { session: this.#id });
  }

  predict(inputs: Tensors): Promise<Tensors> {
    return this.#process.call("predict", { session: this.#id, inputs });
  }

  async readState(): Promise<NetworkState> {
    const state = new Map<string, TensorData>();
    for (const specs of portions(this.#specs)) {
      const names = specs.map(({ name }) => name);
      const tensors = await this.#process.call("readState", { session: this.#id, names });
      for (const [name, tensor] of Object.entries(tensors)) state.set(name, tensor);
    }
    return state;
  }

  async writeState(state: NetworkState): Promise<void> {
    const given = this.#specs.filter(({ name }) => state.has(name));
    checkState(given, state);
    for (const specs of portions(given)) {
      const tensors = specs.flatMap(({ name, shape }): [string, TensorData][] => {
        const data = state.get(name)?.data;
        return data === undefined ? [] : [[name, { shape, data }]];
      });
      await this.#process.call("writeState", { session: this.#id, state: Object.fromEntries(tensors) });
    }
  }

  close(): Promise<void> {
    return this.#process.close();
  }
}
