import { elementwiseUnary } from "./elementwise/unary.js";

/** 1 where x > 0, 0 elsewhere: the slope of ReLU, with PyTorch's choice at 0. No gradient passes through it. */
export const step = elementwiseUnary("step", "elementwise", { gradient: () => [undefined] });
