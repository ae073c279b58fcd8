import type { NamedTensors, NetworkState, Session, Tensor, TensorSpec, TrainingSession } from "@netgraft/core/graph";
import { EngineFailedError, portions, type ProcessSession } from "@netgraft/engine-process";
import { checkState } from "@netgraft/weights";
import { type Signature, type TensorFlowGraph, undoOf } from "@netgraft/tensorflow";
import { inputProblems } from "./input-problems.js";
import type { Calls, Run } from "./protocol.js";

/** What signatures are for. */
const tasks: Readonly<Record<string, string>> = {
  predict: "prediction",
  train_step: "training",
  accumulate: "the accumulation of gradients",
};

/** A program that an engine has loaded: its signatures as calls. */
export class ProgramSession implements Session, TrainingSession {
  readonly #session: ProcessSession<Calls>;
  readonly #signatures: Readonly<Record<string, Signature>>;
  readonly #state: readonly TensorSpec[];
  /** The signature that takes the last change back. */
  #undo: string | undefined;

  constructor(
    session: ProcessSession<Calls>,
    { signatures, state }: Pick<TensorFlowGraph, "signatures" | "state">,
    readonly environment: Readonly<Record<string, string>>,
  ) {
    this.#session = session;
    this.#signatures = signatures;
    this.#state = state;
  }

  run(inputs: NamedTensors): Promise<NamedTensors> {
    return this.predict(inputs);
  }

  predict(inputs: NamedTensors): Promise<NamedTensors> {
    return this.#run("predict", inputs);
  }

  step(inputs: NamedTensors): Promise<NamedTensors> {
    return this.#change("train_step", inputs);
  }

  accumulate(inputs: NamedTensors): Promise<NamedTensors> {
    return this.#change("accumulate", inputs);
  }

  async undo(): Promise<void> {
    const undo = this.#undo;
    if (undo === undefined) throw new EngineFailedError({ message: "there is no step that can be taken back" });
    this.#undo = undefined;
    await this.#run(undo, {});
  }

  async benchmark(
    inputs: NamedTensors,
    { warmup, counted }: { readonly warmup: number; readonly counted: number },
  ): Promise<readonly number[]> {
    return this.#session.call("benchmark", { ...this.#runOf("predict", inputs), warmup, runs: counted });
  }

  async readState(): Promise<NetworkState> {
    const { outputs = {} } = this.#signatures["read"] ?? {};
    const state = new Map<string, Tensor>();
    for (const specs of portions(this.#state)) {
      const fetches = specs.flatMap(({ name }) => outputs[name]?.node ?? []);
      const tensors = await this.#session.call("run", { inputs: {}, fetches });
      for (const [index, { name }] of specs.entries()) {
        const tensor = tensors[index];
        if (tensor !== undefined) state.set(name, tensor);
      }
    }
    return state;
  }

  async writeState(state: NetworkState): Promise<void> {
    const given = this.#state.filter(({ name }) => state.has(name));
    checkState(given, state);
    this.#undo = undefined;
    const { inputs = {}, outputs = {} } = this.#signatures["init"] ?? {};
    for (const specs of portions(given)) {
      const tensors = specs.flatMap(({ name, shape }): [string, Tensor][] => {
        const [node, tensor] = [inputs[name]?.node, state.get(name)];
        return node === undefined || tensor === undefined ? [] : [[node, { ...tensor, shape }]];
      });
      const fetches = specs.flatMap(({ name }) => outputs[name]?.node ?? []);
      await this.#session.call("run", { inputs: Object.fromEntries(tensors), fetches });
    }
  }

  /** Frees the program's memory in the engine, which goes on. */
  release(): Promise<void> {
    return this.#session.release();
  }

  async #change(signature: string, inputs: NamedTensors): Promise<NamedTensors> {
    this.#undo = undefined;
    const outputs = await this.#run(signature, inputs);
    this.#undo = undoOf(signature);
    return outputs;
  }

  async #run(signature: string, inputs: NamedTensors): Promise<NamedTensors> {
    const tensors = await this.#session.call("run", this.#runOf(signature, inputs));
    const names = Object.keys(this.#signatures[signature]?.outputs ?? {});
    return Object.fromEntries(tensors.map((tensor, index) => [names[index] ?? "", tensor]));
  }

  /** @throws NG_ENGINE_FAILED where the program has no such signature, or the inputs are not what it takes */
  #runOf(name: string, tensors: NamedTensors): Omit<Run, "session"> {
    const signature = this.#signatures[name];
    if (signature === undefined)
      throw new EngineFailedError({ message: `the program has nothing for ${tasks[name] ?? name}` });
    const problems = inputProblems(signature.inputs, tensors);
    if (problems.length > 0) throw new EngineFailedError(problems);
    return {
      inputs: Object.fromEntries(
        Object.entries(signature.inputs).flatMap(([input, { node }]): [string, Tensor][] => {
          const tensor = tensors[input];
          return tensor === undefined ? [] : [[node, tensor]];
        }),
      ),
      fetches: Object.values(signature.outputs).map(({ node }) => node),
    };
  }
}
