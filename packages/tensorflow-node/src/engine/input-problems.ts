import { counted, elementCount, type NamedTensors, type Problem, type Tensor } from "@netgraft/core/graph";
import type { TensorFlowPort } from "@netgraft/tensorflow";

/** What is wrong with the inputs of a run. TensorFlow itself takes what is fed as it comes. */
export function inputProblems(
  ports: Readonly<Record<string, TensorFlowPort>>,
  tensors: NamedTensors,
): readonly Problem[] {
  const unknown = Object.keys(tensors).filter((name) => !Object.hasOwn(ports, name));
  return [
    ...Object.entries(ports).flatMap(([name, port]) => problemsOf(name, port, tensors[name])),
    ...unknown.map((at) => ({
      at,
      message: "the program has no such input",
      expected: Object.keys(ports).join(", "),
    })),
  ];
}

function problemsOf(at: string, { dtype, shape }: TensorFlowPort, tensor: Tensor | undefined): readonly Problem[] {
  const expected = describe(shape);
  if (tensor === undefined) return [{ at, message: "an input is missing", expected }];
  if (tensor.dtype !== dtype)
    return [{ at, message: "an input is of another dtype", expected: dtype, found: tensor.dtype }];
  const fits =
    tensor.shape.length === shape.length && shape.every((size, axis) => size === -1 || size === tensor.shape[axis]);
  if (!fits) return [{ at, message: "an input has another shape", expected, found: describe(tensor.shape) }];
  const elements = elementCount(tensor.shape);
  if (tensor.data.length === elements) return [];
  return [
    {
      at,
      message: "an input does not fit its own shape",
      expected: counted(elements, "element"),
      found: `${tensor.data.length}`,
    },
  ];
}

function describe(shape: readonly number[]): string {
  return `[${shape.map((size) => (size === -1 ? "any" : size)).join(", ")}]`;
}
