import type { NetworkState } from "@netgraft/core";
import type { StateDict } from "@netgraft/weights";

/** A state as what is written to files; its data are not copied. */
export function float32State(state: NetworkState): StateDict<"float32"> {
  return new Map([...state].map(([name, tensor]) => [name, { dtype: "float32", ...tensor }]));
}
