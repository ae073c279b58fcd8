import {
  float32Tensor,
  type GraphBuilder,
  log,
  multiply,
  only,
  reduceMean,
  reduceSum,
  softmax,
  type Tensor,
  type Value,
} from "@netgraft/core/graph";

/** The output `loss`: the cross entropy of logits [batch, channel] with the input `target`, the mean over the batch. */
export function softCrossEntropy(b: GraphBuilder, logits: Value): void {
  const probabilities = only(b.apply(softmax, [logits], { axis: "channel" }));
  const products = only(b.apply(multiply, [only(b.apply(log, [probabilities], {})), b.input("target", logits)], {}));
  const examples = only(b.apply(reduceSum, [products], { axes: ["channel"], keep: false }));
  const mean = only(b.apply(reduceMean, [examples], { axes: ["batch"], keep: false }));
  b.output("loss", only(b.apply(multiply, [mean, b.constant({ dtype: "float32", axes: [] }, [-1])], {})));
}

/** Label-smoothed classes 0, 1, 2, … in turn, as scripts/goldens/gradients/networks.py has them. */
export function softLabels(batch: number, classes: number): Tensor<"float32"> {
  const labels = Array.from({ length: batch * classes }, (_, index) =>
    Math.floor(index / classes) % classes === index % classes ? 0.9 + 0.1 / classes : 0.1 / classes,
  );
  return float32Tensor([batch, classes], Float32Array.from(labels));
}
