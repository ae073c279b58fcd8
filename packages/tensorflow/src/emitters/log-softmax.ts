import { softmaxOf } from "./softmax.js";

export const logSoftmax = softmaxOf("LogSoftmax");
