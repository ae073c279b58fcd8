import type * as core from "@netgraft/core/graph";
import type { Emission } from "../lower/emission.js";
import type { EmittedTensor } from "../lower/emitted-tensor.js";

export { emits, inputAt, outputAt } from "@netgraft/core/graph";

/** Writes one operation as TensorFlow nodes. */
export type Emitter<A extends core.Attributes = core.Attributes> = core.Emitter<EmittedTensor, Emission, A>;

/** An operation with its emitter. */
export type EmitterRow = core.EmitterRow<EmittedTensor, Emission>;
