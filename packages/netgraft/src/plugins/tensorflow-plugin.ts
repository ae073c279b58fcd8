import { definePlugin } from "@netgraft/core";
import { createTensorFlowEngine } from "@netgraft/tensorflow";
import { tensorflowPluginName } from "./tensorflow-plugin-name.js";

/** The TensorFlow engine as a plugin; TensorFlow and protobuf are loaded when they are used. */
export const tensorflow = definePlugin({
  name: tensorflowPluginName,
  apiVersion: 1,
  register(context) {
    context.engine(createTensorFlowEngine());
  },
});
