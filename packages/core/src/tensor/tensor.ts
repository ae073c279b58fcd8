import { counted, TensorDTypeError, TensorInvalidError } from "../errors/index.js";
import { bfloat16Bits, float16Bits } from "./half-precision.js";
import { elementArrays, type DType, type ElementArrays } from "./dtype.js";
import { describeShape, elementCount } from "./shape.js";

/** A tensor in row-major order, its axes in PyTorch's order (OIHW for the kernel of a convolution). */
export type Tensor<D extends DType = DType> = {
  readonly [K in D]: { readonly dtype: K; readonly shape: readonly number[]; readonly data: ElementArrays[K] };
}[D];

/** Tensors by the name of an input or output. */
export type NamedTensors<D extends DType = DType> = Readonly<Record<string, Tensor<D>>>;

/** Tensors by state-dict name (`layer1.0.conv1.weight`), in the order of insertion. */
export type StateDict<D extends DType = DType> = ReadonlyMap<string, Tensor<D>>;

/** What can be known of a tensor without its data. */
export interface TensorShape {
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/**
 * A tensor over an array, which is not copied.
 * @throws NG_TENSOR_INVALID where the array has another length than the shape asks for
 */
export function tensorOver<D extends DType>(dtype: D, shape: readonly number[], data: ElementArrays[D]): Tensor<D> {
  const elements = elementCount(shape);
  if (data.length !== elements)
    throw new TensorInvalidError({
      message: "the data of a tensor do not fill its shape",
      expected: `${counted(elements, "element")} for ${describeShape(shape)}`,
      found: counted(data.length, "element"),
    });
  return { dtype, shape, data };
}

/** A float32 tensor over an array, which is not copied. @throws NG_TENSOR_INVALID as `tensorOver` */
export function float32Tensor(shape: readonly number[], data: Float32Array): Tensor<"float32"> {
  return tensorOver("float32", shape, data);
}

/**
 * A tensor of numbers: floats are rounded to the nearest of the dtype, halfway cases to even; integers wrap around as
 * typed arrays do; whatever is not 0 is true.
 * @throws NG_TENSOR_INVALID where there are more or fewer numbers than the shape asks for
 */
export function tensorFrom<D extends DType>(
  dtype: D,
  shape: readonly number[],
  numbers: ArrayLike<number> | ArrayLike<bigint>,
): Tensor<D> {
  const data: ElementArrays[DType] = new elementArrays[dtype](numbers.length);
  const element = elementOf(dtype);
  // Where typed arrays convert by themselves, they do so fast. All are numbers where the first is one, or none is.
  if (element === Number && typeof numbers[0] !== "bigint") (data as Float64Array).set(numbers as ArrayLike<number>);
  else for (let index = 0; index < numbers.length; index += 1) data[index] = element(numbers[index] ?? 0);
  // As above.
  return tensorOver(dtype, shape, data as ElementArrays[D]);
}

/** What stands for a number in the array of a dtype. */
function elementOf(dtype: DType): (value: number | bigint) => number | bigint {
  switch (dtype) {
    case "float16":
      return (value) => float16Bits(Number(value));
    case "bfloat16":
      return (value) => bfloat16Bits(Number(value));
    case "bool":
      return (value) => (Number(value) === 0 ? 0 : 1);
    case "int64":
    case "uint64":
      return (value) => (typeof value === "bigint" ? value : BigInt(Number.isFinite(value) ? Math.trunc(value) : 0));
    default:
      return Number;
  }
}

/** The tensor whose data are these bytes: a view where they are aligned for the dtype, a copy where not. */
export function tensorFromBytes(dtype: DType, shape: readonly number[], bytes: Uint8Array): Tensor {
  const ElementArray = elementArrays[dtype];
  const size = ElementArray.BYTES_PER_ELEMENT;
  // Not with `slice`, which of a Node `Buffer` gives another view of the same memory.
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % size === 0 ? bytes : new Uint8Array(bytes);
  return tensorOver<DType>(dtype, shape, new ElementArray(buffer, byteOffset, byteLength / size));
}

/** The bytes of a tensor's data: a view, little-endian. */
export function tensorBytes({ data }: Tensor): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/**
 * A tensor that has to be float32, as logits and losses are.
 * @param at its name, for the message
 * @throws NG_TENSOR_DTYPE where it is of another dtype, or there is none
 */
export function requireFloat32(tensor: Tensor | undefined, at: string): Tensor<"float32"> {
  if (tensor?.dtype === "float32") return tensor;
  throw new TensorDTypeError({
    at,
    message: "a tensor of another dtype is needed",
    expected: "float32",
    found: tensor === undefined ? "no tensor" : tensor.dtype,
  });
}
