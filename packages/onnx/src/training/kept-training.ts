import type { InferenceSession, Tensor } from "onnxruntime-node";

/** One session of training in the engine's process: its models, and the state, which stays in this process. */
export class KeptTraining {
  readonly #step: InferenceSession;
  readonly #predict: InferenceSession | undefined;
  /** Tensors of the state by the step's output that is what they become. */
  readonly #updates: readonly (readonly [output: string, name: string])[];
  readonly #state = new Map<string, Tensor>();
  /** Memory for what updated tensors become; it changes places with theirs at every step, so that nothing is allocated. */
  readonly #next = new Map<string, Tensor>();

  constructor(
    step: InferenceSession,
    predict: InferenceSession | undefined,
    updates: Readonly<Record<string, string>>,
  ) {
    this.#step = step;
    this.#predict = predict;
    this.#updates = Object.entries(updates).map(([name, output]) => [output, name]);
  }

  write(tensors: Readonly<Record<string, Tensor>>): void {
    for (const [name, tensor] of Object.entries(tensors)) this.#state.set(name, tensor);
  }

  read(names: readonly string[]): Readonly<Record<string, Tensor>> {
    return Object.fromEntries(names.map((name) => [name, this.#tensor(name)]));
  }

  /** Runs a step. The state is replaced once all of it has been computed. */
  async step(
    inputs: Readonly<Record<string, Tensor>>,
    empty: (like: Tensor) => Tensor,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const fetches: Record<string, Tensor | null> = Object.fromEntries(
      // oxlint-disable-next-line unicorn/no-null -- onnxruntime's way to be asked for an output whose memory it makes
      this.#step.outputNames.map((name) => [name, null]),
    );
    for (const [output, name] of this.#updates) fetches[output] = this.#next.get(name) ?? empty(this.#tensor(name));
    const outputs = await this.#step.run(this.#feeds(this.#step, inputs), fetches);
    const rest = new Map(Object.entries(outputs));
    for (const [output, name] of this.#updates) {
      const next = rest.get(output);
      if (next === undefined) throw new Error(`the step has no output "${output}"`);
      this.#next.set(name, this.#tensor(name));
      this.#state.set(name, next);
      rest.delete(output);
    }
    return Object.fromEntries(rest);
  }

  async predict(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    if (this.#predict === undefined) throw new Error("the program that is trained has nothing for prediction");
    return this.#predict.run(this.#feeds(this.#predict, inputs));
  }

  #feeds({ inputNames }: InferenceSession, inputs: Readonly<Record<string, Tensor>>): Record<string, Tensor> {
    const state = inputNames.filter((name) => !Object.hasOwn(inputs, name) && this.#state.has(name));
    return { ...inputs, ...Object.fromEntries(state.map((name) => [name, this.#tensor(name)])) };
  }

  #tensor(name: string): Tensor {
    const tensor = this.#state.get(name);
    if (tensor === undefined) throw new Error(`the state has no tensor "${name}"`);
    return tensor;
  }
}
