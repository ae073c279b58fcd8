import { type ParameterUpdate, type Formulas, type Value, z } from "@netgraft/core";

/** Weight decay with its options chosen. */
export interface WeightDecay {
  readonly weightDecay: number;
  readonly decoupledDecay: boolean;
  readonly decayNormsAndBiases: boolean;
}

/** The options of weight decay, with an optimizer's defaults. */
export function weightDecayOptions(
  weightDecay: number,
  decoupled: boolean,
): {
  weightDecay: z.ZodDefault<z.ZodNumber>;
  decoupledDecay: z.ZodDefault<z.ZodBoolean>;
  decayNormsAndBiases: z.ZodDefault<z.ZodBoolean>;
} {
  return {
    weightDecay: z.number().min(0).default(weightDecay).describe("How strongly parameters are pulled towards 0."),
    decoupledDecay: z
      .boolean()
      .default(decoupled)
      .describe(
        "Whether the decay shrinks parameters beside the update (Loshchilov & Hutter 2019) instead of joining the gradient.",
      ),
    decayNormsAndBiases: z
      .boolean()
      .default(true)
      .describe(
        "Whether weights and biases of norms and all other biases decay, too: PyTorch's default; timm's is false.",
      ),
  };
}

/** timm's rule (`param_groups_weight_decay`): norms and biases are the parameters with at most one axis. */
function decays({ weightDecay, decayNormsAndBiases }: WeightDecay, parameter: Value): boolean {
  return weightDecay > 0 && (decayNormsAndBiases || parameter.axes.length > 1);
}

/** The gradient, with what coupled decay adds to it: weightDecay · parameter. */
export function decayedGradient(b: Formulas, decay: WeightDecay, { parameter, gradient }: ParameterUpdate): Value {
  if (decay.decoupledDecay || !decays(decay, parameter)) return gradient;
  return b.add(gradient, b.multiply(parameter, decay.weightDecay));
}

/** The parameter, shrunk by decoupled decay: (1 − learningRate · weightDecay) · parameter. */
export function decayedParameter(b: Formulas, decay: WeightDecay, parameter: Value, learningRate: Value): Value {
  if (!decay.decoupledDecay || !decays(decay, parameter)) return parameter;
  return b.multiply(parameter, b.subtract(1, b.multiply(learningRate, decay.weightDecay)));
}
