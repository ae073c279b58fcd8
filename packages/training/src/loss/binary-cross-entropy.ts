import { loss, z } from "@netgraft/core";
import { classWeightsOption, isBalanced, positiveWeightsOption, weightsOf, weightsValue } from "./class-weights.js";
import { labelSmoothingOption, labelsOption, smoothedTargets } from "./targets.js";

export const binaryCrossEntropy = loss({
  type: "binaryCrossEntropy",
  summary: "Cross entropy of a sigmoid per class, for any number of classes per picture.",
  description:
    "−label · log σ(logit) − (1 − label) · log(1 − σ(logit)), the mean over batch and classes: PyTorch's " +
    "`BCEWithLogitsLoss`; smoothed as in timm's `BinaryCrossEntropy`. With `classWeights` each term is multiplied with the " +
    "weight of its class: its `weight`. With `positiveWeights` the first term of each class is: its `pos_weight`.",
  options: z.strictObject({
    labels: labelsOption,
    labelSmoothing: labelSmoothingOption,
    classWeights: classWeightsOption,
    positiveWeights: positiveWeightsOption,
  }),
  countsPictures: isBalanced,
  build({ classWeights, positiveWeights, ...options }, classes) {
    const known = classes && weightsOf(classWeights, classes);
    const positive = (): number | readonly number[] | undefined =>
      typeof positiveWeights === "number" ? positiveWeights : weightsOf(positiveWeights, classes, "positiveWeights");
    // What does not fit the classes is refused before any step.
    if (classes !== undefined) positive();
    return {
      labels: options.labels,
      probabilities: "sigmoid",
      apply(b, logits, labels) {
        const targets = smoothedTargets(b, logits, labels, options);
        // log σ(x) = −softplus(−x), log(1 − σ(x)) = −softplus(x): nothing is subtracted that is nearly equal.
        const negative = b.multiply(logits, -1);
        const factor = positive();
        const counted = typeof factor === "object" ? weightsValue(b, factor, logits, "positiveWeights") : factor;
        const missed = b.multiply(counted === undefined ? targets : b.multiply(targets, counted), b.softplus(negative));
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
