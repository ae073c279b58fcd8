import type { InferenceSession, Tensor } from "onnxruntime-node";

/** A model that changes the state. */
export interface ChangingModel {
  readonly session: InferenceSession;
  /** Tensors of the state with the output that is what they become. */
  readonly updates: Readonly<Record<string, string>>;
}

/** The models of a training program; all but the step can be missing. */
export interface TrainingModels {
  readonly step: ChangingModel;
  readonly accumulate?: ChangingModel | undefined;
  readonly predict?: InferenceSession | undefined;
}

/** One session of training in the engine's process: its models, and the state, which stays in this process. */
export class KeptTraining {
  readonly #models: TrainingModels;
  readonly #state = new Map<string, Tensor>();
  /**
   * Memory for what updated tensors become; it changes places with theirs at every step, so that nothing is allocated,
   * and until then it is the state before the last step.
   */
  readonly #next = new Map<string, Tensor>();
  /** The tensors that the last step has updated, while it can be taken back. */
  #updated: readonly string[] = [];

  constructor(models: TrainingModels) {
    this.#models = models;
  }

  write(tensors: Readonly<Record<string, Tensor>>): void {
    this.#updated = [];
    for (const [name, tensor] of Object.entries(tensors)) this.#state.set(name, tensor);
  }

  read(names: readonly string[]): Readonly<Record<string, Tensor>> {
    return Object.fromEntries(names.map((name) => [name, this.#tensor(name)]));
  }

  /** Runs a model that changes the state. The state is replaced once all of it has been computed. */
  async change(
    which: "step" | "accumulate",
    inputs: Readonly<Record<string, Tensor>>,
    empty: (like: Tensor) => Tensor,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const model = this.#models[which];
    if (model === undefined) throw new Error("the program that is trained has nothing to accumulate");
    const { session, updates } = model;
    const fetches: Record<string, Tensor | null> = Object.fromEntries(
      // oxlint-disable-next-line unicorn/no-null -- onnxruntime's way to be asked for an output whose memory it makes
      session.outputNames.map((name) => [name, null]),
    );
    this.#updated = [];
    for (const [name, output] of Object.entries(updates))
      fetches[output] = this.#next.get(name) ?? empty(this.#tensor(name));
    const outputs = await session.run(this.#feeds(session, inputs), fetches);
    const rest = new Map(Object.entries(outputs));
    for (const [name, output] of Object.entries(updates)) {
      const next = rest.get(output);
      if (next === undefined) throw new Error(`the step has no output "${output}"`);
      this.#next.set(name, this.#tensor(name));
      this.#state.set(name, next);
      rest.delete(output);
    }
    this.#updated = Object.keys(updates);
    return Object.fromEntries(rest);
  }

  /** Takes the last change back. */
  undo(): void {
    if (this.#updated.length === 0) throw new Error("there is no step that can be taken back");
    for (const name of this.#updated) {
      const [before, after] = [this.#next.get(name), this.#tensor(name)];
      if (before === undefined) throw new Error(`the state before the step has no tensor "${name}"`);
      this.#state.set(name, before);
      this.#next.set(name, after);
    }
    this.#updated = [];
  }

  async predict(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    const { predict } = this.#models;
    if (predict === undefined) throw new Error("the program that is trained has nothing for prediction");
    return predict.run(this.#feeds(predict, inputs));
  }

  /** Frees the models; the state goes with this object. */
  async release(): Promise<void> {
    const { step, accumulate, predict } = this.#models;
    for (const session of [step.session, accumulate?.session, predict]) await session?.release();
    this.#state.clear();
    this.#next.clear();
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
