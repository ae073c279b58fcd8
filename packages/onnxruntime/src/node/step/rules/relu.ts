import { chainOf } from "../chain/chain.js";
import type { StepRule } from "./rule.js";

export const relu: StepRule = ({ inputs: [x] }, { forms, maps }) => {
  const chain = x && forms.chain(x);
  return chain && [{ chain: chainOf(maps.compute(chain, { relu: true })) }];
};
