import { arrange, type Emission } from "@netgraft/onnx/lowering";
import { mapOrder } from "../chain/feature-map.js";
import type { StepContext } from "../rules/rule.js";
import { blockedOperator, reshaped } from "./operators.js";
import type { BlockedWeightGradient } from "./weight-gradient.js";

/**
 * The gradient of a weight as one convolution: its examples are the channels of x, its channels are the examples, its
 * kernels are dy; stride and dilation change places.
 * @returns the name of the gradient as it is stored
 */
export function weightGradientOverExamples(given: BlockedWeightGradient, context: StepContext): string {
  const { emission } = context;
  const { map, plane, block } = given;
  const [out = 1, into = 1, ...kernel] = given.shape;
  const { batch, height, width } = map.sizes;
  const inFront = channelsInFront(given, context);
  const kernels = emission.assist(
    "Transpose",
    [reshaped(emission, map.name, [batch / block, block, out / block, height * width, block])],
    { perm: [2, 0, 3, 1, 4] },
  );
  const gradient = blockedOperator(
    emission,
    "Conv",
    [inFront, reshaped(emission, kernels, [out, batch, height, width])],
    {
      group: 1,
      kernel_shape: [height, width],
      strides: [plane.height.dilation, plane.width.dilation],
      pads: [0, 0, 0, 0],
      dilations: [plane.height.stride, plane.width.stride],
    },
  );
  return asStored(emission, gradient, { out, into, block, positions: kernel.reduce((count, size) => count * size, 1) });
}

/**
 * x as [in, batch, height, width] in blocks of examples. It is padded beforehand, because the operator is slow at borders,
 * and cut where a stride leaves positions over.
 */
function channelsInFront(
  { x, map, plane, shape: [, into = 1], block }: BlockedWeightGradient,
  context: StepContext,
): string {
  const { emission, forms } = context;
  const { batch } = map.sizes;
  const [down, across] = (["height", "width"] as const).map(
    (axis) => (map.sizes[axis] - 1) * plane[axis].stride + plane[axis].dilation * (plane[axis].size - 1) + 1,
  );
  const [height = 1, width = 1] = [down, across];
  const plain = arrange(emission, forms.tensor(x), mapOrder).name;
  const before = [plane.height.before, plane.width.before];
  const after = [height - x.size("height") - plane.height.before, width - x.size("width") - plane.width.before];
  const pads = [0, 0, ...before, 0, 0, ...after];
  const isExact = pads.every((amount) => amount === 0);
  const padded = isExact ? plain : emission.assist("Pad", [plain, emission.integers(pads)]);
  const joined = reshaped(emission, padded, [1, batch, into * height * width, 1]);
  const blocks = blockedOperator(emission, "ReorderInput", [joined]);
  const apart = reshaped(emission, blocks, [batch / block, into, height * width * block]);
  const turned = batch === block ? blocks : emission.assist("Transpose", [apart], { perm: [1, 0, 2] });
  return reshaped(emission, turned, [into, batch, height, width]);
}

/** From [in, out / block, positions, block of out] to what is stored. */
function asStored(
  emission: Emission,
  name: string,
  {
    out,
    into,
    positions,
    block,
  }: { readonly out: number; readonly into: number; readonly positions: number; readonly block: number },
): string {
  const isBlocks = into % block === 0;
  const split = isBlocks ? [into / block, block, out / block, positions, block] : [into, out / block, positions, block];
  const perm = isBlocks ? [2, 0, 3, 1, 4] : [1, 0, 2, 3];
  return reshaped(emission, emission.assist("Transpose", [reshaped(emission, name, split)], { perm }), [
    out * into * positions,
  ]);
}
