import type { NamedTensors, NetworkState, Tensor, TensorSpec, TrainingSession } from "@netgraft/core/graph";
import { portions, type ProcessSession } from "@netgraft/engine-process";
import { checkState } from "@netgraft/weights";
import type { Calls } from "../engine/protocol.js";
import { packed, unpacked } from "../step/storage/packing.js";
import { rows } from "../step/storage/storage-order.js";
import type { StorageOrders } from "../step/storage-orders.js";

/** The tensors of a state, and how they are stored in the engine. */
export interface StateLayout {
  readonly specs: readonly TensorSpec[];
  readonly orders: StorageOrders;
}

/** A training program that an engine has loaded. */
export class OnnxTrainingSession implements TrainingSession {
  readonly #session: ProcessSession<Calls>;
  readonly #specs: readonly TensorSpec[];
  readonly #orders: StorageOrders;

  constructor(
    session: ProcessSession<Calls>,
    { specs, orders }: StateLayout,
    readonly environment: Readonly<Record<string, string>>,
  ) {
    this.#session = session;
    this.#specs = specs;
    this.#orders = orders;
  }

  step(inputs: NamedTensors): Promise<NamedTensors> {
    return this.#session.call("step", { inputs });
  }

  accumulate(inputs: NamedTensors): Promise<NamedTensors> {
    return this.#session.call("accumulate", { inputs });
  }

  async undo(): Promise<void> {
    await this.#session.call("undo", {});
  }

  predict(inputs: NamedTensors): Promise<NamedTensors> {
    return this.#session.call("predict", { inputs });
  }

  async readState(): Promise<NetworkState> {
    const state = new Map<string, Tensor>();
    for (const specs of portions(this.#specs)) {
      const names = specs.map(({ name }) => name);
      const tensors = await this.#session.call("readState", { names });
      for (const { name, shape } of specs) {
        const stored = tensors[name];
        if (stored !== undefined) state.set(name, unpacked(stored, shape, this.#orders.get(name) ?? rows));
      }
    }
    return state;
  }

  async writeState(state: NetworkState): Promise<void> {
    const given = this.#specs.filter(({ name }) => state.has(name));
    checkState(given, state);
    for (const specs of portions(given)) {
      const tensors = specs.flatMap(({ name, shape }): [string, Tensor][] => {
        const tensor = state.get(name);
        return tensor === undefined ? [] : [[name, packed({ ...tensor, shape }, this.#orders.get(name) ?? rows)]];
      });
      await this.#session.call("writeState", { state: Object.fromEntries(tensors) });
    }
  }

  /** Frees the models and the state in the engine, which goes on. */
  release(): Promise<void> {
    return this.#session.release();
  }
}
