import { loss, z } from "@netgraft/core";
import { classWeightsOption, isBalanced, weightsOf, weightsValue } from "./class-weights.js";
import { labelSmoothingOption, labelsOption, oneHot, smoothedTargets } from "./targets.js";

export const crossEntropy = loss({
  type: "crossEntropy",
  summary: "Cross entropy of the softmax, for one class per picture.",
  description:
    "−Σ label · log softmax(logits), the mean over the batch: PyTorch's `CrossEntropyLoss`. With `classWeights` each term is " +
    "multiplied with the weight of its class, and the sum divided by that of the weights of the labels, or by the batch where " +
    "labels are probabilities: its `weight`.",
  options: z.strictObject({
    labels: labelsOption,
    labelSmoothing: labelSmoothingOption,
    classWeights: classWeightsOption,
  }),
  countsPictures: isBalanced,
  build({ classWeights, ...options }, classes) {
    const known = classes && weightsOf(classWeights, classes);
    return {
      labels: options.labels,
      apply(b, logits, labels) {
        const weights = known ?? weightsOf(classWeights, classes);
        const logarithms = b.logSoftmax(logits, "channel");
        const products = b.multiply(logarithms, smoothedTargets(b, logits, labels, options));
        const all = ["batch", "channel"] as const;
        if (weights === undefined) return b.multiply(b.reduceSum(products, all), -1 / logits.size("batch"));
        const weight = weightsValue(b, weights, logits);
        const sum = b.reduceSum(b.multiply(products, weight), all);
        if (options.labels === "probabilities") return b.multiply(sum, -1 / logits.size("batch"));
        const ofLabels = b.multiply(oneHot(b, labels, logits.size("channel")), weight);
        return b.multiply(b.divide(sum, b.reduceSum(ofLabels, all)), -1);
      },
    };
  },
});
