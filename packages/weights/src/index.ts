export * from "./errors.js";
export type { ReadTensorsOptions, TensorInfo } from "./formats/stored/tensor-info.js";
export type { Background, OpenWeightsOptions, WeightsFile } from "./formats/weights-file.js";
export { parseSafetensors, type Safetensors } from "./formats/safetensors/parse.js";
export { encodeSafetensors, safetensorsChunks, type WriteTensorsOptions } from "./formats/safetensors/encode.js";
export type { NpyExpectation } from "./formats/npy/header.js";
export { parseNpy } from "./formats/npy/parse.js";
export { encodeNpy } from "./formats/npy/encode.js";
export { differenceInWords } from "./surgery/difference-in-words.js";
export { adaptInputConvolution } from "./surgery/adapt-input-convolution.js";
export { checkState } from "./surgery/check-state.js";
export { checkStateDict, type MatchOptions, stateDictDifferences } from "./surgery/check-state-dict.js";
export { belongsTo, idleModules, type IdleModule } from "./surgery/modules.js";
export { type NamePairing, pairNames } from "./surgery/pair-names.js";
export type { PairingOptions } from "./surgery/pair-in-order.js";
export type { Renames } from "./surgery/rename-tensors.js";
export { modulesThatDiffer } from "./surgery/modules-that-differ.js";
export { matchStateDict } from "./surgery/match-state-dict.js";
export {
  type Graft,
  graftAttachments,
  type GraftedAttachment,
  type GraftMode,
  type Starts,
  type PlainNetwork,
} from "./surgery/graft/graft-attachments.js";
export { foldedInto } from "./surgery/fold/constant-gate.js";
export { scaledChannels } from "./surgery/fold/scale-channels.js";
export { initialize } from "./initialize/initialize.js";
export { nameDerivedUniform, nameDerivedWeights } from "./initialize/name-derived-weights.js";
