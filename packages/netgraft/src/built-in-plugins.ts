import { definePlugin } from "@netgraft/core";
import { resnet } from "@netgraft/plugin-resnet";
import { se } from "@netgraft/plugin-se";
import { createOnnxEngine, onnxExporter } from "@netgraft/onnx";

/** The ONNX engine and format as a plugin; onnxruntime and protobuf are loaded when they are used. */
export const onnx = definePlugin({
  name: "@netgraft/onnx",
  apiVersion: 1,
  register(context) {
    context.engine(createOnnxEngine());
    context.exporter(onnxExporter);
  },
});

/** The plugins that are there without being named, in the order in which they depend on each other. */
export const builtInPlugins = [se, resnet, onnx] as const;
