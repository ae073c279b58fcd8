import type { DType, Tensor } from "@netgraft/core/graph";
import type { Binding, OperationAttribute, TensorMetadata } from "../native/binding.js";

/** How tensors of a dtype get into TensorFlow and out of it. */
interface Exchange {
  /** TensorFlow's number of the dtype (`DataType` in its `types.proto`). */
  readonly type: number;
  /** The array of the elements. */
  readonly Elements: {
    readonly BYTES_PER_ELEMENT: number;
    new (buffer: ArrayBufferLike, byteOffset: number, length: number): Tensor["data"];
  };
  /** Whether the addon takes such arrays itself; all others are given as bytes, of which TensorFlow makes elements. */
  readonly isFed?: true;
  /** Whether the addon gives such arrays itself; all others TensorFlow makes integers of 32 bits of. */
  readonly isRead?: true;
}

const exchanges: Readonly<Record<DType, Exchange>> = {
  float32: { type: 1, Elements: Float32Array, isFed: true, isRead: true },
  float64: { type: 2, Elements: Float64Array },
  int32: { type: 3, Elements: Int32Array, isFed: true, isRead: true },
  uint8: { type: 4, Elements: Uint8Array, isFed: true },
  int16: { type: 5, Elements: Int16Array },
  int8: { type: 6, Elements: Int8Array },
  int64: { type: 9, Elements: BigInt64Array, isRead: true },
  bool: { type: 10, Elements: Uint8Array, isFed: true, isRead: true },
  bfloat16: { type: 14, Elements: Uint16Array },
  uint16: { type: 17, Elements: Uint16Array },
  float16: { type: 19, Elements: Uint16Array },
  uint32: { type: 22, Elements: Uint32Array },
  uint64: { type: 23, Elements: BigUint64Array },
};
// The keys are those of the table's type.
const dtypes = new Map(Object.entries(exchanges).map(([dtype, { type }]) => [type, dtype as DType]));
const [bytes, words] = [exchanges.uint8.type, exchanges.int32.type];

/** Hands a tensor to TensorFlow. @returns its id there; who asks for it deletes it */
export function fed(binding: Binding, { dtype, shape, data }: Tensor): number {
  const { type, Elements, isFed } = exchanges[dtype];
  if (isFed === true) return binding.createTensor(shape, type, data);
  const size = Elements.BYTES_PER_ELEMENT;
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const given = binding.createTensor(size === 1 ? shape : [...shape, size], bytes, raw);
  try {
    return bitcast(binding, given, bytes, type);
  } finally {
    binding.deleteTensor(given);
  }
}

/** A copy of a tensor of TensorFlow. */
export function fetched(binding: Binding, { id, shape, dtype: type }: TensorMetadata): Tensor {
  const dtype = dtypes.get(type);
  if (dtype === undefined) throw new Error(`an output is of TensorFlow's type ${type}, which has no dtype here`);
  // The array is the one that the table has for the dtype.
  return { dtype, shape, data: elementsOf(binding, id, exchanges[dtype]) } as Tensor;
}

function elementsOf(binding: Binding, id: number, { type, Elements, isRead }: Exchange): Tensor["data"] {
  if (isRead === true) return binding.tensorDataSync(id);
  const made: number[] = [];
  const read = (tensor: number): ReturnType<Binding["tensorDataSync"]> => {
    made.push(tensor);
    return binding.tensorDataSync(tensor);
  };
  try {
    if (Elements.BYTES_PER_ELEMENT >= 4) {
      const { buffer, byteOffset, byteLength } = read(bitcast(binding, id, type, words));
      return new Elements(buffer, byteOffset, byteLength / Elements.BYTES_PER_ELEMENT);
    }
    // Smaller elements do not fill such integers: they become them, halves by their bits.
    const isHalf = type === exchanges.float16.type || type === exchanges.bfloat16.type;
    const counted = isHalf ? bitcast(binding, id, type, exchanges.uint16.type) : id;
    if (isHalf) made.push(counted);
    const numbers = read(cast(binding, counted, isHalf ? exchanges.uint16.type : type, words));
    const size = Elements.BYTES_PER_ELEMENT;
    const elements = new Elements(new ArrayBuffer(numbers.length * size), 0, numbers.length);
    for (const [index, value] of numbers.entries()) elements[index] = value;
    return elements;
  } finally {
    for (const tensor of made) binding.deleteTensor(tensor);
  }
}

/** The same bytes as elements of another type; between types of other sizes, the parts are an axis at the end. */
function bitcast(binding: Binding, id: number, from: number, to: number): number {
  return converted(binding, id, "Bitcast", [
    { name: "T", type: binding.TF_ATTR_TYPE, value: from },
    { name: "type", type: binding.TF_ATTR_TYPE, value: to },
  ]);
}

/** The same numbers as elements of another type. */
function cast(binding: Binding, id: number, from: number, to: number): number {
  return converted(binding, id, "Cast", [
    { name: "SrcT", type: binding.TF_ATTR_TYPE, value: from },
    { name: "DstT", type: binding.TF_ATTR_TYPE, value: to },
  ]);
}

function converted(binding: Binding, id: number, op: string, attributes: readonly OperationAttribute[]): number {
  const [tensor] = binding.executeOp(op, attributes, [id], 1);
  if (tensor === undefined) throw new Error(`TensorFlow's ${op} gives no tensor`);
  return tensor.id;
}
