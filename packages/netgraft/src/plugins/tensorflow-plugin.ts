import { definePlugin } from "@netgraft/core";
import { createTensorFlowEngine } from "@netgraft/tensorflow-node";
import { savedModelExporter, tensorboardTracker } from "@netgraft/tensorflow";

/** The TensorFlow engine, its format and TensorBoard's files as a plugin; TensorFlow and protobuf are loaded when they are used. */
export const tensorflow = definePlugin({
  name: "@netgraft/tensorflow",
  apiVersion: 1,
  register(context) {
    context.engine(createTensorFlowEngine({ services: context.services }));
    context.exporter(savedModelExporter);
    context.tracker(tensorboardTracker);
  },
});
