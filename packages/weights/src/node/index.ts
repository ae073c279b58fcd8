export { openSafetensors, type SafetensorsFile } from "../formats/safetensors/open-safetensors.js";
export { readSafetensors } from "../formats/safetensors/read-safetensors.js";
export { writeSafetensors } from "../formats/safetensors/write-safetensors.js";
export { loadWeights } from "../sources/load-weights.js";
export { readNpy, writeNpy } from "../formats/npy/npy-file.js";
