import { seResNet18, seResNet20, seResNet50, seResNeXt50 } from "../networks.mjs";

/**
 * A network with the batches that it is trained in, and limits by contestant.
 * @typedef {import("../networks.mjs").MeasuredNetwork & {
 *   batch: number, size: number, limits: Record<string, number | undefined> }} Training
 */

/**
 * What is trained, with the most that a step may take, as a multiple of PyTorch's time in NCHW.
 * @type {readonly Training[]}
 */
export const trainings = [
  { ...seResNet50, batch: 8, size: 224, limits: { blocked: 1.1, portable: 2, tensorflow: 1 } },
  { ...seResNet20, batch: 128, size: 32, limits: { blocked: 1.25, portable: 2 } },
  { ...seResNeXt50, batch: 8, size: 224, limits: {} },
  { ...seResNet18, batch: 32, size: 64, limits: {} },
];
