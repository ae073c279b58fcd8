import { elementArrays, type DType, type ElementArrays } from "./dtype.js";

/** A tensor in row-major order, its axes in PyTorch's order (OIHW for the kernel of a convolution). */
export type Tensor<D extends DType = DType> = {
  readonly [K in D]: { readonly dtype: K; readonly shape: readonly number[]; readonly data: ElementArrays[K] };
}[D];

/** Tensors by state-dict name (`layer1.0.conv1.weight`), in the order of insertion. */
export type StateDict<D extends DType = DType> = ReadonlyMap<string, Tensor<D>>;

/** What can be known of a tensor without its data. */
export interface TensorShape {
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** The tensor whose data are these bytes: a view where they are aligned for the dtype, a copy where not. */
export function tensorOf(dtype: DType, shape: readonly number[], bytes: Uint8Array): Tensor {
  const ElementArray = elementArrays[dtype];
  const size = ElementArray.BYTES_PER_ELEMENT;
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  const data = new ElementArray(buffer, byteOffset, byteLength / size);
  // Holds because `data` was made by the constructor of this dtype, a link that the compiler does not follow.
  return { dtype, shape, data } as Tensor;
}
