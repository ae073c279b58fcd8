import { type Application, type ConvWeightGradientAttributes, inOrder } from "@netgraft/core/graph";
import { expand, squeeze } from "../lower/arrange.js";
import { spatialLayout } from "../lower/spatial.js";
import type { Emission } from "../lower/emission.js";
import { fixedSize, orderOf, type EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";
import { weightGradientByConv } from "./weight-gradient-by-conv.js";
import { type TransposedProduct, weightGradientByProducts } from "./weight-gradient-by-products.js";

/**
 * Matrix products, one for each position of the kernel; or a Conv whose examples are channels, which is faster where the
 * products are small: for the few channels of a picture, and for groups with a stride.
 */
export const convWeightGradient: Emitter<ConvWeightGradientAttributes> = (node, emission) =>
  convWeightGradientWith(transposedProduct, node, emission);

/** @param product how the matrices are multiplied */
export function convWeightGradientWith(
  product: TransposedProduct,
  { inputs, outputs, attributes: { groups, windows: moved } }: Application<EmittedTensor, ConvWeightGradientAttributes>,
  emission: Emission,
): readonly EmittedTensor[] {
  const { x, windows } = spatialLayout(emission, inputAt(inputs, 0), moved);
  const dy = expand(emission, inputAt(inputs, 1), orderOf(x));
  const isSmall =
    groups === 1
      ? fixedSize(x, "channel") < 8 && windows.some(({ size }) => size > 1)
      : windows.some(({ stride }) => stride > 1);
  const given = { x, dy, windows, groups };
  const name = isSmall ? weightGradientByConv(emission, given) : weightGradientByProducts(emission, given, product);
  const kernel = windows.map(({ axis, size }) => ({ name: axis, size }));
  const axes = [...inOrder(["out", "in"], outputAt(outputs, 0)), ...kernel];
  const still = windows.map(({ axis }) => axis).filter((axis) => !moved.some((window) => window.axis === axis));
  return [squeeze(emission, { name, axes }, still)];
}

function transposedProduct(emission: Emission, a: string, b: string): string {
  return emission.assist("MatMul", [a, emission.assist("Transpose", [b], { perm: [0, 1, 3, 2] })]);
}
