/** Examples with their classes: `values` holds one row of `features` numbers for each label. */
export interface Examples {
  readonly features: number;
  readonly values: Float32Array;
  readonly labels: readonly number[];
}

/** What tells the class of a row of numbers. */
export type Classify = (row: Float32Array) => number;

/** Multinomial logistic regression by stochastic gradient descent on the cross entropy, with weight decay. */
export function softmaxRegression(
  { features, values, labels }: Examples,
  { classes, epochs, rate, decay }: Record<"classes" | "epochs" | "rate" | "decay", number>,
): Classify {
  const weights = Array.from({ length: classes }, () => new Float32Array(features));
  const biases = new Float32Array(classes);
  const logits = (row: Float32Array): number[] => weights.map((weight, k) => (biases[k] ?? 0) + product(weight, row));
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const step = rate / (1 + epoch);
    for (let example = 0; example < labels.length; example += 1) {
      // A walk through all examples, as the step is prime to any usual number of them.
      const at = (example * 7919 + epoch) % labels.length;
      const row = values.subarray(at * features, (at + 1) * features);
      const exponentials = logits(row).map(Math.exp);
      const total = exponentials.reduce((sum, value) => sum + value, 0);
      for (const [k, weight] of weights.entries()) {
        const gradient = (exponentials[k] ?? 0) / total - Number(labels[at] === k);
        biases[k] = (biases[k] ?? 0) - step * gradient;
        for (let feature = 0; feature < features; feature += 1)
          weight[feature] = (weight[feature] ?? 0) * (1 - step * decay) - step * gradient * (row[feature] ?? 0);
      }
    }
  }
  return (row) => {
    const found = logits(row);
    return found.indexOf(Math.max(...found));
  };
}

/** The part of the examples whose class is told right. */
export function accuracy(classify: Classify, { features, values, labels }: Examples): number {
  const right = labels.filter(
    (label, at) => classify(values.subarray(at * features, (at + 1) * features)) === label,
  ).length;
  return right / labels.length;
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
