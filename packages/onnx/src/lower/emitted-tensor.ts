import type { Placed } from "@netgraft/core/graph";

export { fixedSize, orderOf, position } from "@netgraft/core/graph";

/** A tensor of the ONNX graph: its name, and its axes in the order in which they lie there. */
export interface EmittedTensor extends Placed {
  readonly name: string;
}
