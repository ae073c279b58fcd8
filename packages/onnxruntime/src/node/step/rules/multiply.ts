import { scaled } from "../chain/chain.js";
import { hasSizes, isSameSize } from "../chain/feature-map.js";
import type { StepRule } from "./rule.js";

/** The product of two feature maps, or of one and numbers by example and channel. */
export const multiply: StepRule = ({ inputs: [a, b], outputs: [y] }, { forms, maps }) => {
  if (a === undefined || b === undefined) return undefined;
  const [first, second] = [forms.chain(a), forms.chain(b)];
  if (first !== undefined && second !== undefined) {
    if (!isSameSize(first.sizes, second.sizes)) return undefined;
    // What is the same at all positions is a scale.
    if (first.terms.length === 0 && first.offset) return [{ chain: scaled(maps.vectors, second, first.offset) }];
    if (second.terms.length === 0 && second.offset) return [{ chain: scaled(maps.vectors, first, second.offset) }];
    return [{ product: [first, second] }];
  }
  const chain = first ?? second;
  if (chain === undefined) return undefined;
  if (y === undefined || !hasSizes(y, chain.sizes)) return undefined;
  const vector = forms.vector(first === undefined ? a : b);
  return vector && [{ chain: scaled(maps.vectors, chain, vector) }];
};
