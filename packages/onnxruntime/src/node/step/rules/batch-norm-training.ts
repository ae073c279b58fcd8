import { axes, type BatchNormTrainingAttributes } from "@netgraft/core/graph";
import { chainOf, scaled, shifted } from "../chain/chain.js";
import { positionsOf } from "../chain/feature-map.js";
import type { StepRule } from "./rule.js";

/**
 * weight / σ · x + bias − weight / σ · mean, as a chain. The variance is the mean square less the squared mean, so that
 * both statistics need one reading of x; what that loses in precision is small as long as means are not far greater than
 * deviations, as behind a convolution.
 */
export const batchNormTraining: StepRule<BatchNormTrainingAttributes> = (
  { inputs: [x, weight, bias], attributes: { epsilon } },
  { forms, maps },
) => {
  const map = x && forms.map(x);
  if (map === undefined || weight === undefined || bias === undefined) return undefined;
  const [gamma, beta] = [forms.vector(weight), forms.vector(bias)];
  if (gamma === undefined || beta === undefined) return undefined;
  const { vectors } = maps;
  const chain = chainOf(map);
  const perValue = 1 / (map.sizes.batch * positionsOf(map.sizes));
  const mean = vectors.scale(vectors.sumOfExamples(maps.sum(chain)), perValue);
  const square = vectors.scale(vectors.sumOfExamples(maps.sumOfProduct(chain, chain)), perValue);
  const variance = vectors.positive(vectors.subtract(square, vectors.multiply(mean, mean)));
  const scale = vectors.multiply(gamma, vectors.inverseRoot(variance, epsilon));
  const offset = vectors.subtract(beta, vectors.multiply(mean, scale));
  const ofChannels = axes({ channel: map.sizes.channels });
  return [
    { chain: shifted(vectors, scaled(vectors, chain, scale), offset) },
    { vector: mean, axes: ofChannels },
    { vector: variance, axes: ofChannels },
  ];
};
