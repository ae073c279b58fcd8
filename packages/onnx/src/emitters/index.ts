import { emits, type Emitters } from "@netgraft/core";
import * as core from "@netgraft/core";
import type { Emission } from "../lower/emission.js";
import type { EmittedTensor } from "../lower/emitted-tensor.js";
import { abs } from "./abs.js";
import { add } from "./add.js";
import { averagePool } from "./average-pool.js";
import { batchNorm } from "./batch-norm.js";
import { clamp } from "./clamp.js";
import { concat } from "./concat.js";
import { conv } from "./conv.js";
import { convInputGradient } from "./conv-input-gradient.js";
import { convWeightGradient } from "./conv-weight-gradient.js";
import { dense } from "./dense.js";
import { divide } from "./divide.js";
import { erf } from "./erf.js";
import { exp } from "./exp.js";
import { expand } from "./expand.js";
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
import { pad } from "./pad.js";
import { reduceMax } from "./reduce-max.js";
import { reduceMean } from "./reduce-mean.js";
import { reduceSum } from "./reduce-sum.js";
import { relu } from "./relu.js";
import { renameAxis } from "./rename-axis.js";
import { sigmoid } from "./sigmoid.js";
import { slice } from "./slice.js";
import { softmax } from "./softmax.js";
import { softplus } from "./softplus.js";
import { splitAxis } from "./split-axis.js";
import { sqrt } from "./sqrt.js";
import { step } from "./step.js";
import { subtract } from "./subtract.js";
import { tanh } from "./tanh.js";

/** The emitters by the kind of operation; operations without one are decomposed first. */
export const emitters: Emitters<EmittedTensor, Emission> = new Map([
  emits(core.abs, abs),
  emits(core.add, add),
  emits(core.averagePool, averagePool),
  emits(core.batchNorm, batchNorm),
  emits(core.clamp, clamp),
  emits(core.concat, concat),
  emits(core.conv, conv),
  emits(core.convInputGradient, convInputGradient),
  emits(core.convWeightGradient, convWeightGradient),
  emits(core.dense, dense),
  emits(core.divide, divide),
  emits(core.erf, erf),
  emits(core.exp, exp),
  emits(core.expand, expand),
  emits(core.globalPool, globalPool),
  emits(core.hardSigmoid, hardSigmoid),
  emits(core.hardSwish, hardSwish),
  emits(core.log, log),
  emits(core.logSoftmax, logSoftmax),
  emits(core.matmul, matmul),
  emits(core.maxPool, maxPool),
  emits(core.maxPoolGradient, maxPoolGradient),
  emits(core.maximum, maximum),
  emits(core.mergeAxes, mergeAxes),
  emits(core.multiply, multiply),
  emits(core.pad, pad),
  emits(core.reduceMax, reduceMax),
  emits(core.reduceMean, reduceMean),
  emits(core.reduceSum, reduceSum),
  emits(core.relu, relu),
  emits(core.renameAxis, renameAxis),
  emits(core.sigmoid, sigmoid),
  emits(core.slice, slice),
  emits(core.softmax, softmax),
  emits(core.softplus, softplus),
  emits(core.splitAxis, splitAxis),
  emits(core.sqrt, sqrt),
  emits(core.step, step),
  emits(core.subtract, subtract),
  emits(core.tanh, tanh),
]);
