import { abs } from "./elementwise/functions.js";
import { adaptiveAveragePool } from "./pool/adaptive-average-pool.js";
import { add } from "./elementwise/arithmetic.js";
import { averagePool } from "./pool/average-pool.js";
import { averagePoolGradient } from "./pool/average-pool-gradient.js";
import { batchNorm } from "./normalization/batch-norm.js";
import { batchNormTraining } from "./normalization/batch-norm-training.js";
import { batchNormTrainingGradient } from "./normalization/batch-norm-training-gradient.js";
import { channelShuffle } from "./axes/channel-shuffle.js";
import { clamp } from "./clamp.js";
import { concat } from "./axes/concat.js";
import { conv } from "./product/conv.js";
import { convInputGradient } from "./product/conv-input-gradient.js";
import { convWeightGradient } from "./product/conv-weight-gradient.js";
import { dense } from "./product/dense.js";
import { detach } from "./training/detach.js";
import { divide } from "./divide.js";
import { dropPath } from "./drop-path.js";
import { dropout } from "./training/dropout.js";
import { erf } from "./erf.js";
import { exp } from "./exp.js";
import { expand } from "./axes/expand.js";
import { gelu } from "./gelu.js";
import { globalPool } from "./pool/global-pool.js";
import { hardSigmoid } from "./hard-sigmoid.js";
import { hardSwish } from "./hard-swish.js";
import { log } from "./log.js";
import { logSoftmax } from "./log-softmax.js";
import { matmul } from "./product/matmul.js";
import { maxPool } from "./pool/max-pool.js";
import { maxPoolGradient } from "./pool/max-pool-gradient.js";
import { maximum } from "./maximum.js";
import { mergeAxes } from "./axes/merge-axes.js";
import { multiply } from "./multiply.js";
import { nearestResize } from "./axes/nearest-resize.js";
import { pad } from "./axes/pad.js";
import { reduceMax } from "./reduce-max.js";
import { reduceMean } from "./reduce-mean.js";
import { reduceSum } from "./reduce-sum.js";
import { relu } from "./elementwise/activations.js";
import { renameAxis } from "./axes/rename-axis.js";
import { shakeShake } from "./training/shake-shake.js";
import { sigmoid } from "./sigmoid.js";
import { silu } from "./silu.js";
import { slice } from "./axes/slice.js";
import { softmax } from "./reduction/softmax.js";
import { softplus } from "./softplus.js";
import { splitAxis } from "./axes/split-axis.js";
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
