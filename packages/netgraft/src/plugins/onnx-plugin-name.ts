/** The name of the plugin `onnx`, on which others may depend. */
export const onnxPluginName = "@netgraft/onnx";
