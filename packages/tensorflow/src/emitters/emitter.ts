import type * as core from "@netgraft/core";
import type { Emission } from "../lower/emission.js";
import type { EmittedTensor } from "../lower/emitted-tensor.js";

export { inputAt } from "@netgraft/core";

/** Writes one operation as TensorFlow nodes. */
export type Emitter<A extends core.Attributes = core.Attributes> = core.Emitter<EmittedTensor, Emission, A>;
