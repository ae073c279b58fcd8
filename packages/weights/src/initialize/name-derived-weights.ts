import { elementCount, fnv1a32, type StateDict, type Tensor, type TensorSpec } from "@netgraft/core/graph";

/**
 * Weights that depend on nothing but each tensor's name, shape and element index, for comparing a network with its
 * implementation in another framework without storing weights: `netgraft_golden.py` of @netgraft/testing computes the same.
 *
 * Element k of a tensor gets u in [-1, 1) from the 32-bit FNV-1a hash h of its name: s = h + k × 2654435761 (mod 2^32),
 * mixed by MurmurHash3's finalizer (Appleby), u = s / 2^32 × 2 - 1. From u:
 * running variance 1 + 0.5u; running mean 0.1u; two or more axes u √(3 / fanIn) with fanIn = elements / first size;
 * another `.weight` (the scale of a norm) 1 + 0.25u; anything else (biases) 0.1u.
 */
export function nameDerivedWeights(specs: Iterable<TensorSpec>): StateDict<"float32"> {
  const tensors = new Map<string, Tensor<"float32">>();
  for (const { name, shape } of specs) {
    tensors.set(name, { dtype: "float32", shape, data: nameDerivedValues(name, shape) });
  }
  return tensors;
}

/** The numbers u themselves, as float32: the input of the goldens has them under the name `input`. */
export function nameDerivedUniform(name: string, count: number): Float32Array {
  return fill(name, new Float32Array(count), { center: 0, spread: 1 });
}

function nameDerivedValues(name: string, shape: readonly number[]): Float32Array {
  return fill(name, new Float32Array(elementCount(shape)), distribution(name, shape));
}

interface Distribution {
  readonly center: number;
  readonly spread: number;
}

function fill(name: string, data: Float32Array, { center, spread }: Distribution): Float32Array {
  const hash = fnv1a32(name);
  for (let k = 0; k < data.length; k++) {
    const u = (mixed((hash + Math.imul(k, 2654435761)) | 0) / 2 ** 32) * 2 - 1;
    data[k] = center + spread * u;
  }
  return data;
}

function distribution(name: string, shape: readonly number[]): Distribution {
  if (name.endsWith("running_var")) return { center: 1, spread: 0.5 };
  if (name.endsWith("running_mean")) return { center: 0, spread: 0.1 };
  if (shape.length >= 2) return { center: 0, spread: Math.sqrt(3 / elementCount(shape.slice(1))) };
  if (name.endsWith(".weight")) return { center: 1, spread: 0.25 };
  return { center: 0, spread: 0.1 };
}

/** MurmurHash3's 32-bit finalizer, as an unsigned number. */
function mixed(word: number): number {
  let s = word;
  s = Math.imul(s ^ (s >>> 16), 0x85ebca6b);
  s = Math.imul(s ^ (s >>> 13), 0xc2b2ae35);
  return (s ^ (s >>> 16)) >>> 0;
}
