import { definePlugin } from "@netgraft/core";
import { pytorchExporter } from "@netgraft/pytorch";

/** Networks as PyTorch source; what writes it is loaded when it is used. */
export const pytorch = definePlugin({
  name: "@netgraft/pytorch",
  apiVersion: 1,
  register(context) {
    context.exporter(pytorchExporter);
  },
});
