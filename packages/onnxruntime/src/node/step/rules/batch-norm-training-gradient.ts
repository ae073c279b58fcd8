import { axes, type BatchNormTrainingGradientAttributes } from "@netgraft/core/graph";
import { chainOf, scaled, shifted, sumOf } from "../chain/chain.js";
import { positionsOf } from "../chain/feature-map.js";
import type { StepRule } from "./rule.js";

/**
 * weight / σ · (dy − mean of dy − x̂ · mean of dy · x̂) with x̂ = (x − μ) / σ (Ioffe & Szegedy 2015, section 3), as a chain
 * of dy and x.
 */
export const batchNormTrainingGradient: StepRule<BatchNormTrainingGradientAttributes> = (
  { inputs: [dy, x, ...statistics], attributes: { epsilon } },
  { forms, maps },
) => {
  const map = x && forms.map(x);
  const passed = dy && forms.chain(dy);
  const [weight, mean, variance] = statistics.map((value) => forms.vector(value));
  if (map === undefined || passed === undefined || weight === undefined || mean === undefined || variance === undefined)
    return undefined;
  const { vectors } = maps;
  const perValue = 1 / (map.sizes.batch * positionsOf(map.sizes));
  const inverse = vectors.inverseRoot(variance, epsilon);
  const ofBias = vectors.sumOfExamples(maps.sum(passed));
  const product = vectors.sumOfExamples(maps.sumOfProduct(passed, chainOf(map)));
  const ofWeight = vectors.multiply(inverse, vectors.subtract(product, vectors.multiply(mean, ofBias)));
  const scale = vectors.multiply(weight, inverse);
  const slope = vectors.scale(vectors.multiply(vectors.multiply(scale, inverse), ofWeight), -perValue);
  const offset = vectors.subtract(
    vectors.scale(vectors.multiply(scale, ofBias), -perValue),
    vectors.multiply(mean, slope),
  );
  const ofX = scaled(vectors, chainOf(map), slope);
  const ofChannels = axes({ channel: map.sizes.channels });
  return [
    { chain: shifted(vectors, sumOf(vectors, scaled(vectors, passed, scale), ofX), offset) },
    { vector: ofWeight, axes: ofChannels },
    { vector: ofBias, axes: ofChannels },
  ];
};
