import type { Placed } from "@netgraft/core";

export { fixedSize, orderOf, position } from "@netgraft/core";

/** A tensor of the ONNX graph: its name, and its axes in the order in which they lie there. */
export interface EmittedTensor extends Placed {
  readonly name: string;
}
