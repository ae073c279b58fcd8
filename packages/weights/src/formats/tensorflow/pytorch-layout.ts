import type { StoredTensor } from "../stored/stored-tensor.js";
import { plainDType } from "../stored/stored-dtype.js";
import { rowMajor } from "../stored/strides.js";

/** A variable of a layer of Keras, as it lies in a file. */
export interface LayerVariable {
  /** The layer's name. */
  readonly layer: string;
  /** What it is to the layer: `kernel`, `gamma`, … */
  readonly role: string;
  /** The class of the layer, e.g. `DepthwiseConv2D`, where the file says it. */
  readonly kind?: string | undefined;
  readonly tensor: StoredTensor;
}

const roles: ReadonlyMap<string, string> = new Map([
  ["kernel", "weight"],
  ["depthwise_kernel", "weight"],
  ["gamma", "weight"],
  ["beta", "bias"],
  ["moving_mean", "running_mean"],
  ["moving_variance", "running_var"],
]);

/**
 * Variables of Keras by the names and in the layout of PyTorch: `<layer>.weight`, kernels turned from HWIO to OIHW, those of
 * dense layers from IO to OI; a batch norm that has no scale or no offset of its own gets ones, or zeros.
 */
export function inPytorchLayout(variables: readonly LayerVariable[]): ReadonlyMap<string, StoredTensor> {
  const tensors = new Map<string, StoredTensor>();
  const rolesOf = new Map<string, Set<string>>();
  for (const { layer, role } of variables) rolesOf.set(layer, (rolesOf.get(layer) ?? new Set()).add(role));
  for (const { layer, role, kind, tensor } of variables) {
    const own = rolesOf.get(layer);
    const name = layer.replaceAll("/", ".");
    // A separable convolution is two.
    const isSeparable = own?.has("pointwise_kernel") === true;
    const part = isSeparable && role.endsWith("_kernel") ? `.${role.replace("_kernel", "")}` : "";
    const as = isSeparable && role === "pointwise_kernel" ? "kernel" : role;
    const isDepthwise = as === "depthwise_kernel" || (as === "kernel" && kind === "DepthwiseConv2D");
    // What a norm lacks comes where PyTorch has it: its scale before its offset, and both before the statistics.
    const isNorm = own?.has("moving_mean") === true;
    const lacksScale = isNorm && !own.has("gamma") && (role === "beta" || role === "moving_mean");
    if (lacksScale && !tensors.has(`${name}.weight`)) tensors.set(`${name}.weight`, constant(tensor, 1));
    if (role === "moving_mean" && own?.has("beta") === false) tensors.set(`${name}.bias`, constant(tensor, 0));
    const turned = isDepthwise ? depthwise(tensor) : as === "kernel" ? kernel(tensor) : tensor;
    tensors.set(`${name}${part}.${roles.get(as) ?? role}`, turned);
  }
  return tensors;
}

/** The last two axes first, in the other order: HWIO becomes OIHW, IO becomes OI. */
function kernel(tensor: StoredTensor): StoredTensor {
  const { shape } = tensor;
  if (shape.length < 2) return tensor;
  const rank = shape.length;
  return permuted(tensor, [rank - 1, rank - 2, ...shape.keys()].slice(0, rank));
}

/** HWCM becomes (C·M)1HW. */
function depthwise(tensor: StoredTensor): StoredTensor {
  const [height = 1, width = 1, channels = 1, multiplier = 1] = tensor.shape;
  if (tensor.shape.length !== 4) return tensor;
  const count = channels * multiplier;
  return { ...tensor, shape: [count, 1, height, width], strides: [1, 1, width * count, count] };
}

function permuted(tensor: StoredTensor, axes: readonly number[]): StoredTensor {
  const strides = tensor.strides ?? rowMajor(tensor.shape);
  return {
    ...tensor,
    shape: axes.map((axis) => tensor.shape[axis] ?? 1),
    strides: axes.map((axis) => strides[axis] ?? 1),
  };
}

/** Of the shape of another. */
function constant({ shape }: StoredTensor, value: number): StoredTensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const data = new Uint8Array(Float32Array.from({ length: count }, () => value).buffer);
  const bytes = {
    size: data.length,
    read: async (offset: number, length: number) => data.slice(offset, offset + length),
  };
  return { dtype: "float32", stored: plainDType("float32"), shape, bytes, byteOffset: 0, byteLength: data.length };
}
