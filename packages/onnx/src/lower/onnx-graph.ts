import type { Axes } from "@netgraft/core";
import type { DType, Tensor, TensorSpec } from "@netgraft/core/graph";
import type { OnnxAttributes } from "./attributes.js";

/** A node of an ONNX graph. */
export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: OnnxAttributes;
  /** The set of operators that its kind is of; ONNX's own where it is left out. */
  readonly domain?: string;
}

/** An initialiser whose elements are known. */
export interface OnnxConstant {
  readonly name: string;
  readonly tensor: Tensor;
}

/** An input or output of an ONNX graph; its axes in the order in which they lie, a symbolic size as its name. */
export interface OnnxPort {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly (number | string)[];
}

/** A graph lowered to ONNX's operators: what the model file says, but for the weights. */
export interface OnnxGraph {
  readonly name: string;
  /** Version of the operator set. */
  readonly opset: number;
  /** In an order in which they can be run. */
  readonly nodes: readonly OnnxNode[];
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
  /** The initialisers that are parameters and buffers, under their state-dict names. */
  readonly state: readonly TensorSpec[];
  /** The initialisers that are constants. */
  readonly constants: readonly OnnxConstant[];
  /** The sizes of tensors inside, for programs that show or compile the file; where they are left out, they find them themselves. */
  readonly values?: readonly OnnxPort[];
}

/** The shape of a port. @param batch what a batch of unknown size is: a name, or a number after all */
export function portShape(axes: Axes, batch: string | number): readonly (number | string)[] {
  return axes.map(({ size }) => (size === "any" ? batch : size));
}
