import { python, pytorchMisses } from "./installed.mjs";

/**
 * PyTorch with each order that maps can have in memory.
 * @param {string} program of Python, which is given the order
 */
export const pytorchContestants = (program) =>
  ["NCHW", "channels_last"].map((format) => ({
    id: `pytorch ${format}`,
    name: `PyTorch, ${format}`,
    command: python,
    parameters: [program, format],
    missing: pytorchMisses,
  }));
