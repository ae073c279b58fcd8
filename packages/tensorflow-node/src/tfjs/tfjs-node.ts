/** What is used of a tensor of tfjs. */
export interface TfjsTensor {
  readonly shape: readonly number[];
  dispose(): void;
  data(): Promise<Float32Array | Int32Array | Uint8Array>;
}

/** What is used of the module `@tensorflow/tfjs-node`; its own types are not there where the package is not. */
export interface TfjsNode<Tensor extends TfjsTensor = TfjsTensor> {
  tensor(values: Float32Array, shape: number[]): Tensor;
  readonly node: {
    loadSavedModel(path: string, tags: string[], signature: string): Promise<TfjsSavedModel<Tensor>>;
  };
}

/** One signature of a SavedModel that tfjs has loaded. */
export interface TfjsSavedModel<Tensor extends TfjsTensor> {
  predict(inputs: Record<string, Tensor>): Tensor | Tensor[] | Record<string, Tensor>;
  dispose(): void;
}
