import { definePlugin } from "@netgraft/core";
import { createTensorFlowEngine } from "@netgraft/tensorflow-node";
import { savedModelExporter } from "@netgraft/tensorflow";

/** The TensorFlow engine and its format as a plugin; TensorFlow and protobuf are loaded when they are used. */
export const tensorflow = definePlugin({
  name: "@netgraft/tensorflow",
  apiVersion: 1,
  register(context) {
    context.engine(createTensorFlowEngine({ services: context.services }));
    context.exporter(savedModelExporter);
  },
});
