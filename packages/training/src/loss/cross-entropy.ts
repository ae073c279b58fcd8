import { loss, z } from "@netgraft/core";
import { labelSmoothingOption, labelsOption, smoothedTargets } from "./targets.js";

export const crossEntropy = loss({
  type: "crossEntropy",
  summary: "Cross entropy of the softmax, for one class per picture.",
  description: "−Σ label · log softmax(logits), the mean over the batch: PyTorch's `CrossEntropyLoss`.",
  options: z.strictObject({ labels: labelsOption, labelSmoothing: labelSmoothingOption }),
  build: (options) => ({
    labels: options.labels,
    apply(b, logits, labels) {
      const logarithms = b.logSoftmax(logits, "channel");
      const products = b.multiply(logarithms, smoothedTargets(b, logits, labels, options));
      return b.multiply(b.reduceSum(products, ["batch", "channel"]), -1 / logits.size("batch"));
    },
  }),
});
