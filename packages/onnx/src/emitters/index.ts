import type { Emitters } from "@netgraft/core/graph";
import * as core from "@netgraft/core/graph";
import type { Emission } from "../lower/emission.js";
import type { EmittedTensor } from "../lower/emitted-tensor.js";
import { axes } from "./axes.js";
import { batchNorm } from "./batch-norm.js";
import { conv } from "./conv.js";
import { convInputGradient } from "./conv-input-gradient.js";
import { convWeightGradient } from "./conv-weight-gradient.js";
import { dense } from "./dense.js";
import { elementwise } from "./elementwise.js";
import { type EmitterRow, emits } from "./emitter.js";
import { matmul } from "./matmul.js";
import { pools } from "./pools.js";
import { reductions } from "./reductions.js";
import { where } from "./where.js";

const products: readonly EmitterRow[] = [
  emits(core.batchNorm, batchNorm),
  emits(core.conv, conv),
  emits(core.convInputGradient, convInputGradient),
  emits(core.convWeightGradient, convWeightGradient),
  emits(core.dense, dense),
  emits(core.matmul, matmul),
  emits(core.where, where),
];

/** The emitters by the kind of operation; operations without one are decomposed first. */
export const emitters: Emitters<EmittedTensor, Emission> = new Map([
  ...elementwise,
  ...axes,
  ...reductions,
  ...pools,
  ...products,
]);

/** The kinds of operations that compute each element from those at the same place, whatever the order in which they lie. */
export const elementwiseKinds: ReadonlySet<string> = new Set(elementwise.map(([kind]) => kind));
