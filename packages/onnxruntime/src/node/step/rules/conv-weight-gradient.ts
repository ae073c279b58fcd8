import type { ConvWeightGradientAttributes } from "@netgraft/core/graph";
import { convWeightGradientWith } from "@netgraft/onnx/lowering";
import { transposedProduct } from "../transposed-product.js";
import type { StepRule } from "./rule.js";

/** As for inference, with onnxruntime's own product of matrices. */
export const convWeightGradient: StepRule<ConvWeightGradientAttributes> = (
  { inputs, outputs, attributes },
  { emission, forms },
) => {
  const tensors = inputs.map((input) => forms.tensor(input));
  return convWeightGradientWith(transposedProduct, { inputs: tensors, outputs, attributes }, emission).map(
    (tensor) => ({
      tensor,
    }),
  );
};
