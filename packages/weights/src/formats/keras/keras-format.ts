import type { WeightsFormat } from "../weights-file.js";

const magic = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** HDF5, as Keras writes weights: `.weights.h5`, and whole models before `.keras`. */
export const kerasFormat: WeightsFormat = {
  name: "keras",
  extensions: [".h5", ".hdf5"],
  recognizes: (head) => magic.every((byte, index) => head[index] === byte),
  open: async (file) => (await import("./open-keras.js")).openKerasHdf5(file.path, file),
};
