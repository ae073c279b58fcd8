export { openSafetensors, type SafetensorsFile } from "./open-safetensors.js";
export { readSafetensors } from "./read-safetensors.js";
export { writeSafetensors } from "./write-safetensors.js";
export { loadWeights } from "./load-weights.js";
export { readNpy, writeNpy } from "./npy-file.js";
