import { ShapeError } from "../../errors/index.js";
import { describeAxes } from "../../graph/axes.js";
import { noCost } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { only, outputOf, sharedDtype, weighted } from "../rules/arity.js";
import { conv } from "./conv.js";
import { convInputGradient, type ConvInputGradientAttributes } from "./conv-input-gradient.js";
import { convWeightGradient } from "./conv-weight-gradient.js";
import { assertParameterAxes } from "../rules/axes.js";

/** The windows are those of the convolution that is transposed, the sizes those of the result. */
export type ConvTransposeAttributes = ConvInputGradientAttributes;

/**
 * Transposed convolution (PyTorch's `conv_transpose`): what a convolution with these windows passes back to its input.
 *
 * Inputs: x with axis `channel` and the windows' axes; weight [out = channels of x, in = channels of the result / groups,
 * …window axes], PyTorch's shape; optionally bias [out = channels of the result].
 */
export const convTranspose: Operation<ConvTransposeAttributes> = {
  kind: "convTranspose",
  attributes: convInputGradient.attributes,
  infer(inputs, attributes) {
    const [x, weight, bias] = weighted(inputs);
    const types = convInputGradient.infer([x, weight], attributes);
    if (bias !== undefined) {
      sharedDtype([x, bias]);
      assertParameterAxes("bias", bias, ["out"]);
      const channels = sizeOf(only(types), "channel");
      if (sizeOf(bias, "out") !== channels)
        throw new ShapeError({
          message: "the bias does not fit the weight",
          expected: `${channels}`,
          found: describeAxes(bias.axes),
        });
    }
    return types;
  },
  cost: ([x, weight], outputs, attributes) =>
    convInputGradient.cost?.(
      [x, weight].filter((type) => type !== undefined),
      outputs,
      attributes,
    ) ?? noCost,
  decompose(b, inputs, attributes) {
    const [x, weight, bias] = weighted(inputs);
    const y = only(b.apply(convInputGradient, [x, weight], attributes));
    return [bias === undefined ? y : b.add(y, b.renameAxis(bias, "out", "channel"))];
  },
  gradient(b, node) {
    const [x, weight, bias] = weighted(node.inputs);
    const { dy } = outputOf(node);
    const { groups, windows } = node.attributes;
    const positions = dy.axes.map(({ name }) => name).filter((name) => name !== "channel");
    const ofInput = () => only(b.apply(conv, [dy, weight], { groups, windows }));
    // What was the result is the input of the convolution that is transposed.
    const ofWeight = () => only(b.apply(convWeightGradient, [dy, x], { groups, windows }));
    const ofBias = () => b.renameAxis(b.reduceSum(dy, positions), "channel", "out");
    return [ofInput, ofWeight, ...(bias === undefined ? [] : [ofBias])];
  },
};
