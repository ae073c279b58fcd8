import { arrange } from "../../lower/arrange.js";
import { mapOrder } from "../chain/feature-map.js";
import type { StepContext } from "../rules/rule.js";
import { blockedOperator, reshaped } from "./operators.js";
import type { BlockedWeightGradient } from "./weight-gradient.js";

/**
 * The gradient of a weight as one convolution: its examples are the channels of x, its channels are the examples, its
 * kernels are dy; stride and dilation change places. x is padded beforehand, because the operator is slow at borders.
 * @returns the name of the gradient as it is stored
 */
export function weightGradientOverExamples(
  { x, map: dy, plane: { height, width }, shape, block }: BlockedWeightGradient,
  { emission, forms }: StepContext,
): string {
  const [out = 1, into = 1, ...kernel] = shape;
  const { batch, height: rows, width: columns } = dy.sizes;
  const [down, across] = [
    (rows - 1) * height.stride + height.dilation * (height.size - 1) + 1,
    (columns - 1) * width.stride + width.dilation * (width.size - 1) + 1,
  ];
  const plain = arrange(emission, forms.tensor(x), mapOrder);
  const after = [down - x.size("height") - height.before, across - x.size("width") - width.before];
  const pads = [0, 0, height.before, width.before, 0, 0, ...after];
  const padded = pads.every((amount) => amount === 0)
    ? plain.name
    : emission.assist("Pad", [plain.name, emission.integers(pads)]);
  const examples = blockedOperator(emission, "ReorderInput", [
    reshaped(emission, padded, [1, batch, into * down * across, 1]),
  ]);
  const inFront =
    batch === block
      ? examples
      : emission.assist("Transpose", [reshaped(emission, examples, [batch / block, into, down * across * block])], {
          perm: [1, 0, 2],
        });
  const kernels = emission.assist(
    "Transpose",
    [reshaped(emission, dy.name, [batch / block, block, out / block, rows * columns, block])],
    { perm: [2, 0, 3, 1, 4] },
  );
  const gradient = blockedOperator(
    emission,
    "Conv",
    [
      reshaped(emission, inFront, [into, batch, down, across]),
      reshaped(emission, kernels, [out, batch, rows, columns]),
    ],
    {
      group: 1,
      kernel_shape: [rows, columns],
      strides: [height.dilation, width.dilation],
      pads: [0, 0, 0, 0],
      dilations: [height.stride, width.stride],
    },
  );
  return stored(gradient, { out, into, positions: kernel.reduce((product, size) => product * size, 1), block });

  /** From [in, out / block, positions, block of out]. */
  function stored(name: string, sizes: { out: number; into: number; positions: number; block: number }): string {
    const { positions } = sizes;
    const isBlocks = into % block === 0;
    const split = isBlocks
      ? [into / block, block, out / block, positions, block]
      : [into, out / block, positions, block];
    const perm = isBlocks ? [2, 0, 3, 1, 4] : [1, 0, 2, 3];
    const moved = emission.assist("Transpose", [reshaped(emission, name, split)], { perm });
    return reshaped(emission, moved, [out * into * positions]);
  }
}
