import { type ExpandAttributes, sameAxes } from "@netgraft/core/graph";
import type { StepRule } from "./rule.js";

/** Numbers repeated at all positions of a feature map; where nothing is repeated, nothing is done. */
export const expand: StepRule<ExpandAttributes> = ({ inputs: [x], outputs: [y] }, { forms }) => {
  if (x === undefined || y === undefined) return undefined;
  if (sameAxes(x.axes, y.axes)) {
    const form = forms.of(x);
    return "stored" in form ? undefined : [form];
  }
  const sizes = forms.sizes(y);
  const vector = sizes && forms.vector(x);
  return vector && [{ chain: { sizes, terms: [], offset: vector } }];
};
