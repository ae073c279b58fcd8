import {
  castTensor,
  ConfigInvalidError,
  describeShape,
  type DType,
  elementCount,
  float32Tensor,
  floatDTypes,
  type Problem,
  randomStream,
  type StateDict,
  type Tensor,
  type TensorSpec,
} from "@netgraft/core/graph";
import { InitializerMisfitError } from "../errors.js";
import { fan } from "./fan.js";
import { fillNormal, fillUniform } from "./fill.js";

/**
 * The first weights of a network. Each tensor is drawn from a stream of its own, given by the seed and the tensor's
 * name: a module that is added or renamed changes no other tensor, and their order does not matter.
 *
 * @param seed an integer from 0 to 2^53 - 1
 * @throws NG_CONFIG_INVALID where the seed is no such number; NG_INITIALIZER_MISFIT with every tensor whose initializer
 *   does not fit its shape
 */
export function initialize(specs: Iterable<TensorSpec>, { seed }: { readonly seed: number }): StateDict {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new ConfigInvalidError({
      at: "seed",
      message: "not a seed",
      expected: "an integer from 0 to 2^53 - 1",
      found: String(seed),
    });
  }
  const all = [...specs];
  const problems = all.flatMap(initializerProblem);
  if (problems.length > 0) throw new InitializerMisfitError(problems);
  const tensors = new Map<string, Tensor>();
  for (const spec of all) {
    const drawn = float32Tensor(spec.shape, initialValues(spec, seed));
    tensors.set(spec.name, castTensor<DType>(drawn, spec.dtype));
  }
  return tensors;
}

function initialValues({ name, shape, initializer }: TensorSpec, seed: number): Float32Array {
  const data = new Float32Array(elementCount(shape));
  switch (initializer.kind) {
    case "zeros":
      break;
    case "ones":
      data.fill(1);
      break;
    case "constant":
      data.fill(initializer.value);
      break;
    case "normal":
      fillNormal(data, initializer.deviation, randomStream(seed, name));
      break;
    case "heNormal":
      // He et al. 2015, eq. 10. The fan exists: `initialize` has checked.
      fillNormal(data, Math.sqrt(2 / (fan(shape, initializer.fan) ?? 1)), randomStream(seed, name));
      break;
    case "uniformFan":
      fillUniform(data, 1 / Math.sqrt(initializer.fanIn), randomStream(seed, name));
      break;
  }
  return data;
}

function initializerProblem({ name, dtype, shape, initializer }: TensorSpec): Problem[] {
  if (isDrawn(initializer) && !floatDTypes.has(dtype))
    return [
      { at: name, message: `${initializer.kind} draws real numbers`, expected: "a floating dtype", found: dtype },
    ];
  if (initializer.kind === "heNormal" && !((fan(shape, initializer.fan) ?? 0) > 0)) {
    return [
      {
        at: name,
        message: "heNormal needs fans",
        expected: "a shape of two or more axes, none of them empty",
        found: describeShape(shape),
      },
    ];
  }
  if (initializer.kind === "uniformFan" && !(initializer.fanIn > 0)) {
    return [
      { at: name, message: "uniformFan needs a fan", expected: "fanIn above 0", found: String(initializer.fanIn) },
    ];
  }
  return [];
}

function isDrawn({ kind }: TensorSpec["initializer"]): boolean {
  return kind === "normal" || kind === "heNormal" || kind === "uniformFan";
}
