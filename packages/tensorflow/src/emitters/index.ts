import type { Emitters } from "@netgraft/core/graph";
import * as core from "@netgraft/core/graph";
import type { Emission } from "../lower/emission.js";
import type { EmittedTensor } from "../lower/emitted-tensor.js";
import { averagePool } from "./average-pool.js";
import { averagePoolGradient } from "./average-pool-gradient.js";
import { axes } from "./axes.js";
import { batchNorm } from "./batch-norm.js";
import { batchNormTraining } from "./batch-norm-training.js";
import { batchNormTrainingGradient } from "./batch-norm-training-gradient.js";
import { conv } from "./conv.js";
import { convInputGradient } from "./conv-input-gradient.js";
import { convWeightGradient } from "./conv-weight-gradient.js";
import { dense } from "./dense.js";
import { elementwise } from "./elementwise.js";
import { type EmitterRow, emits } from "./emitter.js";
import { matmul } from "./matmul.js";
import { maxPool } from "./max-pool.js";
import { maxPoolGradient } from "./max-pool-gradient.js";
import { reductions } from "./reductions.js";

const norms: readonly EmitterRow[] = [
  emits(core.batchNorm, batchNorm),
  emits(core.batchNormTraining, batchNormTraining),
  emits(core.batchNormTrainingGradient, batchNormTrainingGradient),
];

const pools: readonly EmitterRow[] = [
  emits(core.averagePool, averagePool),
  emits(core.averagePoolGradient, averagePoolGradient),
  emits(core.maxPool, maxPool),
  emits(core.maxPoolGradient, maxPoolGradient),
];

const products: readonly EmitterRow[] = [
  emits(core.conv, conv),
  emits(core.convInputGradient, convInputGradient),
  emits(core.convWeightGradient, convWeightGradient),
  emits(core.dense, dense),
  emits(core.matmul, matmul),
];

/** The emitters by the kind of operation; operations without one are decomposed first. */
export const emitters: Emitters<EmittedTensor, Emission> = new Map([
  ...elementwise,
  ...axes,
  ...reductions,
  ...norms,
  ...pools,
  ...products,
]);
