export type { Environment } from "../native/native-folder.js";
export { hasTfjsNode, type Places } from "../native/find-tfjs-node.js";
export { type FoundTensorFlow, findTensorFlow } from "../native/find-tensorflow.js";
export type { NativeTensorFlow } from "../native/inspect-addon.js";
export type { Kept } from "../native/kept.js";
export type { MadeNative } from "./make-native.js";
export { type SetUpOptions, type SetUpResult, setUpTensorFlow } from "./set-up-tensorflow.js";
export type { Work } from "./work.js";
export { TensorFlowAbsentError, TensorFlowLoadError } from "../native/errors.js";
