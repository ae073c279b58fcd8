import { shifted, sumOf } from "../chain/chain.js";
import { hasSizes, isSameSize } from "../chain/feature-map.js";
import type { StepRule } from "./rule.js";

/** The sum of two feature maps, or of one and numbers by example and channel. */
export const add: StepRule = ({ inputs: [a, b], outputs: [y] }, { forms, maps }) => {
  if (a === undefined || b === undefined) return undefined;
  const [first, second] = [forms.chain(a), forms.chain(b)];
  if (first !== undefined && second !== undefined)
    return isSameSize(first.sizes, second.sizes) ? [{ chain: sumOf(maps.vectors, first, second) }] : undefined;
  const chain = first ?? second;
  if (chain === undefined) return undefined;
  if (y === undefined || !hasSizes(y, chain.sizes)) return undefined;
  const vector = forms.vector(first === undefined ? a : b);
  return vector && [{ chain: shifted(maps.vectors, chain, vector) }];
};
