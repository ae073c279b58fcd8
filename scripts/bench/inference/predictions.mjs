import { resNet50, seResNet18, seResNet20, seResNet50, seResNeXt50 } from "../networks.mjs";

/** What predicts: each network at one picture, where a program waits for the answer, and at several. */
export const predictions = [
  ...[resNet50, seResNet50, seResNeXt50].flatMap((network) => [
    { ...network, batch: 1, size: 224, rounds: 31 },
    { ...network, batch: 8, size: 224, rounds: 11 },
  ]),
  { ...seResNet18, batch: 32, size: 64, rounds: 15 },
  { ...seResNet20, batch: 128, size: 32, rounds: 15 },
];

/**
 * The most that a run may take, as a multiple of the time of PyTorch's exporter's file, or of PyTorch's better layout.
 * @type {Record<string, { toExporter?: number, toPytorch?: number } | undefined>}
 */
export const limits = { onnx: { toExporter: 1.03 }, tensorflow: { toPytorch: 1 } };

/** @typedef {Omit<(typeof predictions)[number], "rounds">} Prediction */
