import { definePlugin } from "@netgraft/core";
import { createOnnxEngine } from "@netgraft/onnxruntime/node";
import { onnxExporter } from "@netgraft/onnx";

/** The ONNX engine and format as a plugin; onnxruntime and protobuf are loaded when they are used. */
export const onnx = definePlugin({
  name: "@netgraft/onnx",
  apiVersion: 1,
  register(context) {
    context.engine(createOnnxEngine({ services: context.services }));
    context.exporter(onnxExporter);
  },
});
