import type { Attributes } from "@netgraft/core";
import type { Node } from "@netgraft/core/graph";
import type { Emission } from "@netgraft/onnx/lowering";
import type { MapArithmetic } from "../chain/map-arithmetic.js";
import type { Form } from "../form.js";
import type { Forms } from "../forms.js";

/** What a rule works with. */
export interface StepContext {
  readonly emission: Emission;
  readonly forms: Forms;
  readonly maps: MapArithmetic;
}

/**
 * Lowers a node of a step.
 * @returns the form of each output; undefined where the node is not of the sort that the rule is for, and is emitted as
 * it is for inference
 */
export type StepRule<A extends Attributes = Attributes> = (
  node: Omit<Node, "attributes"> & { readonly attributes: A },
  context: StepContext,
) => readonly Form[] | undefined;
