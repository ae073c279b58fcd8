import { loss, z } from "@netgraft/core";
import { classWeightsOption, isBalanced, weightsOf, weightsValue } from "./class-weights.js";
import { labelSmoothingOption, labelsOption, smoothedTargets } from "./targets.js";

export const binaryCrossEntropy = loss({
  type: "binaryCrossEntropy",
  summary: "Cross entropy of a sigmoid per class, for any number of classes per picture.",
  description:
    "−label · log σ(logit) − (1 − label) · log(1 − σ(logit)), the mean over batch and classes: PyTorch's " +
    "`BCEWithLogitsLoss`; smoothed as in timm's `BinaryCrossEntropy`. With `classWeights` each term is multiplied with the " +
    "weight of its class: its `weight`.",
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
      probabilities: "sigmoid",
      apply(b, logits, labels) {
        const targets = smoothedTargets(b, logits, labels, options);
        // log σ(x) = −softplus(−x), log(1 − σ(x)) = −softplus(x): nothing is subtracted that is nearly equal.
        const negative = b.multiply(logits, -1);
        const missed = b.multiply(targets, b.softplus(negative));
        const wrong = b.multiply(b.subtract(1, targets), b.softplus(logits));
        const count = logits.size("batch") * logits.size("channel");
        const terms = b.add(missed, wrong);
        const weights = known ?? weightsOf(classWeights, classes);
        const weighed = weights === undefined ? terms : b.multiply(terms, weightsValue(b, weights, logits));
        return b.multiply(b.reduceSum(weighed, ["batch", "channel"]), 1 / count);
      },
    };
  },
});
