import type { DType, NamedTensors } from "@netgraft/core/graph";
import type { KernelRuns } from "./run-times.js";

/** Name, dtype and dimensions of a model's input or output; a symbolic dimension is a name. */
export interface Port {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly (number | string)[];
}

/** What the engine's process is and can do. */
export interface EngineIdentity {
  readonly name: "onnxruntime";
  readonly version: string;
  /** The execution provider that runs the models. */
  readonly provider: "cpu";
}

/** A model that changes the state of a training. */
export interface ChangingModelBytes {
  readonly model: Uint8Array;
  /** NamedTensors of the state with the output that is what they become. */
  readonly updates: Readonly<Record<string, string>>;
}

/** The models of a training program, which have no weights in them. */
export interface TrainingModelBytes {
  readonly step: ChangingModelBytes;
  readonly accumulate?: ChangingModelBytes;
  readonly predict?: Uint8Array;
}

/** What is to be profiled. */
export interface ProfileRequest {
  /** The path of the model. */
  readonly model: string;
  /** A folder for what onnxruntime writes: the model as it has rewritten it, under {@link rewrittenName}, and its profile. */
  readonly folder: string;
  readonly threads: number;
  readonly inputs: NamedTensors;
  readonly warmup: number;
  readonly runs: number;
}

/** The file of the model as onnxruntime runs it; its weights lie beside it. */
export const rewrittenName = "rewritten.onnx";

/** The calls of the engine's process: what each takes and what it gives. */
export interface Calls {
  load: {
    takes: { readonly session: number; readonly model: string | Uint8Array; readonly threads: number };
    gives: { readonly inputs: readonly Port[]; readonly outputs: readonly Port[] };
  };
  run: { takes: { readonly session: number; readonly inputs: NamedTensors }; gives: NamedTensors };
  benchmark: {
    takes: { readonly session: number; readonly inputs: NamedTensors; readonly warmup: number; readonly runs: number };
    gives: readonly number[];
  };
  profile: {
    takes: ProfileRequest;
    gives: { readonly milliseconds: readonly number[]; readonly kernels: readonly KernelRuns[] };
  };
  openTraining: {
    takes: { readonly session: number; readonly models: TrainingModelBytes; readonly threads: number };
    gives: true;
  };
  step: { takes: { readonly session: number; readonly inputs: NamedTensors }; gives: NamedTensors };
  accumulate: { takes: { readonly session: number; readonly inputs: NamedTensors }; gives: NamedTensors };
  undo: { takes: { readonly session: number }; gives: true };
  predict: { takes: { readonly session: number; readonly inputs: NamedTensors }; gives: NamedTensors };
  readState: { takes: { readonly session: number; readonly names: readonly string[] }; gives: NamedTensors };
  writeState: { takes: { readonly session: number; readonly state: NamedTensors }; gives: true };
  release: { takes: { readonly session: number }; gives: true };
}
