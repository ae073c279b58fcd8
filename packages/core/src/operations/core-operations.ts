import { abs } from "./abs.js";
import { adaptiveAveragePool } from "./adaptive-average-pool.js";
import { add } from "./add.js";
import { averagePool } from "./average-pool.js";
import { averagePoolGradient } from "./average-pool-gradient.js";
import { batchNorm } from "./batch-norm.js";
import { batchNormTraining } from "./batch-norm-training.js";
import { batchNormTrainingGradient } from "./batch-norm-training-gradient.js";
import { channelShuffle } from "./channel-shuffle.js";
import { clamp } from "./clamp.js";
import { concat } from "./concat.js";
import { conv } from "./conv.js";
import { convInputGradient } from "./conv-input-gradient.js";
import { convWeightGradient } from "./conv-weight-gradient.js";
import { dense } from "./dense.js";
import { detach } from "./detach.js";
import { divide } from "./divide.js";
import { dropPath } from "./drop-path.js";
import { dropout } from "./dropout.js";
import { erf } from "./erf.js";
import { exp } from "./exp.js";
import { expand } from "./expand.js";
import { gelu } from "./gelu.js";
import { globalPool } from "./global-pool.js";
import { hardSigmoid } from "./hard-sigmoid.js";
import { hardSwish } from "./hard-swish.js";
import { log } from "./log.js";
import { logSoftmax } from "./log-softmax.js";
import { matmul } from "./matmul.js";
import { maxPool } from "./max-pool.js";
import { maxPoolGradient } from "./max-pool-gradient.js";
import { maximum } from "./maximum.js";
import { mergeAxes } from "./merge-axes.js";
import { multiply } from "./multiply.js";
import { nearestResize } from "./nearest-resize.js";
import { pad } from "./pad.js";
import { reduceMax } from "./reduce-max.js";
import { reduceMean } from "./reduce-mean.js";
import { reduceSum } from "./reduce-sum.js";
import { relu } from "./relu.js";
import { renameAxis } from "./rename-axis.js";
import { shakeShake } from "./shake-shake.js";
import { sigmoid } from "./sigmoid.js";
import { silu } from "./silu.js";
import { slice } from "./slice.js";
import { softmax } from "./softmax.js";
import { softplus } from "./softplus.js";
import { splitAxis } from "./split-axis.js";
import { sqrt } from "./sqrt.js";
import { step } from "./step.js";
import { subtract } from "./subtract.js";
import { tanh } from "./tanh.js";
import type { Operation } from "../graph/operation.js";

/** The operations of core, by kind. A plugin adds its own through `PluginContext.operation`. */
export const coreOperations: ReadonlyMap<string, Operation> = new Map(
  [
    abs,
    adaptiveAveragePool,
    add,
    averagePool,
    averagePoolGradient,
    batchNorm,
    batchNormTraining,
    batchNormTrainingGradient,
    channelShuffle,
    clamp,
    concat,
    conv,
    convInputGradient,
    convWeightGradient,
    dense,
    detach,
    divide,
    dropPath,
    dropout,
    erf,
    exp,
    expand,
    gelu,
    globalPool,
    hardSigmoid,
    hardSwish,
    log,
    logSoftmax,
    matmul,
    maxPool,
    maxPoolGradient,
    maximum,
    mergeAxes,
    multiply,
    nearestResize,
    pad,
    reduceMax,
    reduceMean,
    reduceSum,
    relu,
    renameAxis,
    shakeShake,
    sigmoid,
    silu,
    slice,
    softmax,
    softplus,
    splitAxis,
    sqrt,
    step,
    subtract,
    tanh,
  ].map((operation): [string, Operation] => [operation.kind, operation]),
);
