import { inOrder, type MatmulAttributes } from "@netgraft/core/graph";
import { arrange } from "../lower/arrange.js";
import { orderOf, position, type EmittedTensor } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

/** MatMul where the axes are those of matrices and batches of them; Einsum, which takes any, elsewhere. */
export const matmul: Emitter<MatmulAttributes> = ({ inputs, outputs, attributes: { over } }, emission) => {
  const [a, b] = [inputAt(inputs, 0), inputAt(inputs, 1)];
  const shared = orderOf(a).filter((axis) => axis !== over && position(b, axis) >= 0);
  const left = orderOf(a).filter((axis) => axis !== over && position(b, axis) < 0);
  const right = orderOf(b).filter((axis) => axis !== over && position(a, axis) < 0);
  const axes = inOrder([...shared, ...left, ...right], outputAt(outputs, 0));
  if (right.length === 1 && (left.length === 1 || (shared.length === 0 && left.length > 1))) {
    const rows = arrange(emission, a, [...shared, ...left, over]);
    const columns = arrange(emission, b, [...shared, over, ...right]);
    return [{ name: emission.apply("MatMul", [rows.name, columns.name]), axes }];
  }
  return [{ name: emission.apply("Einsum", [a.name, b.name], { equation: equation(a, b, { axes }) }), axes }];
};

function equation(
  a: Pick<EmittedTensor, "axes">,
  b: Pick<EmittedTensor, "axes">,
  y: Pick<EmittedTensor, "axes">,
): string {
  const names = [...new Set([...orderOf(a), ...orderOf(b)])];
  const letters = (tensor: Pick<EmittedTensor, "axes">): string =>
    orderOf(tensor)
      .map((axis) => String.fromCharCode(97 + names.indexOf(axis)))
      .join("");
  return `${letters(a)},${letters(b)}->${letters(y)}`;
}
