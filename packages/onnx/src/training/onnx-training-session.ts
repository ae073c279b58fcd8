import type { NetworkState, TensorData, TensorSpec, TrainingSession } from "@netgraft/core";
import { portions } from "@netgraft/engine-process";
import { checkState } from "@netgraft/weights";
import type { OnnxProcess } from "../engine/onnx-process.js";
import type { Tensors } from "../engine/protocol.js";
import { packed, unpacked } from "../step/storage/packing.js";
import { rows } from "../step/storage/storage-order.js";
import type { StorageOrders } from "../step/storage/storage-orders.js";

/** The tensors of a state, and how they are stored in the engine. */
export interface StateLayout {
  readonly specs: readonly TensorSpec[];
  readonly orders: StorageOrders;
  /** How feature maps lie in memory, in words. */
  readonly layout: string;
}

/** A training program that an engine's process has loaded. */
export class OnnxTrainingSession implements TrainingSession {
  readonly #process: OnnxProcess;
  readonly #id: number;
  readonly #specs: readonly TensorSpec[];
  readonly #orders: StorageOrders;

  constructor(
    process: OnnxProcess,
    id: number,
    { specs, orders }: StateLayout,
    readonly environment: Readonly<Record<string, string>>,
  ) {
    this.#process = process;
    this.#id = id;
    this.#specs = specs;
    this.#orders = orders;
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
      for (const { name, shape } of specs) {
        const data = tensors[name]?.data;
        if (data !== undefined) state.set(name, { shape, data: unpacked(data, shape, this.#orders.get(name) ?? rows) });
      }
    }
    return state;
  }

  async writeState(state: NetworkState): Promise<void> {
    const given = this.#specs.filter(({ name }) => state.has(name));
    checkState(given, state);
    for (const specs of portions(given)) {
      const tensors = specs.flatMap(({ name, shape }): [string, TensorData][] => {
        const data = state.get(name)?.data;
        if (data === undefined) return [];
        return [[name, { shape: [data.length], data: packed(data, shape, this.#orders.get(name) ?? rows) }]];
      });
      await this.#process.call("writeState", { session: this.#id, state: Object.fromEntries(tensors) });
    }
  }

  close(): Promise<void> {
    return this.#process.close();
  }
}
