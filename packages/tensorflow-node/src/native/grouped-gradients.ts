import type { Binding } from "./binding.js";

/** Whether what passes back through a convolution in groups can be computed here: tries the smallest there is. */
export function hasGroupedGradients(binding: Binding): boolean {
  const { TF_FLOAT, TF_INT32, TF_ATTR_INT, TF_ATTR_STRING, TF_ATTR_TYPE } = binding;
  const attributes = [
    { name: "T", type: TF_ATTR_TYPE, value: TF_FLOAT },
    { name: "strides", type: TF_ATTR_INT, value: [1, 1, 1, 1] },
    { name: "dilations", type: TF_ATTR_INT, value: [1, 1, 1, 1] },
    { name: "explicit_paddings", type: TF_ATTR_INT, value: [] },
    { name: "padding", type: TF_ATTR_STRING, value: "VALID" },
    { name: "data_format", type: TF_ATTR_STRING, value: "NHWC" },
  ];
  // Two groups of two channels, on 3×3 positions.
  const [x, weight, dy] = [
    [1, 3, 3, 4],
    [2, 2, 2, 4],
    [1, 2, 2, 4],
  ].map((shape) =>
    binding.createTensor(shape, TF_FLOAT, new Float32Array(shape.reduce((product, size) => product * size, 1))),
  );
  const sizes = (shape: readonly number[]): number => binding.createTensor([4], TF_INT32, Int32Array.from(shape));
  const [ofX, ofWeight] = [sizes([1, 3, 3, 4]), sizes([2, 2, 2, 4])];
  try {
    if (x === undefined || weight === undefined || dy === undefined) return false;
    binding.executeOp("Conv2DBackpropInput", attributes, [ofX, weight, dy], 1);
    binding.executeOp("Conv2DBackpropFilter", attributes, [x, ofWeight, dy], 1);
    return true;
  } catch {
    return false;
  }
}
