export { openSafetensors } from "../formats/safetensors/open-safetensors.js";
export { readSafetensors } from "../formats/safetensors/read-safetensors.js";
export { type WriteSafetensorsOptions, writeSafetensors } from "../formats/safetensors/write-safetensors.js";
export { convertWeights, type ConvertOptions } from "../sources/convert-weights.js";
export { type LoadOptions, loadWeights } from "../sources/load-weights.js";
export { openWeights } from "../sources/open-weights.js";
export { openWeightsFor, type OpenWeightsForOptions } from "../sources/open-weights-for.js";
export { readNpy, writeNpy } from "../formats/npy/npy-file.js";
export { writeNpz } from "../formats/npz/write-npz.js";
