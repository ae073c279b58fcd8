import { inOrder, type MatmulAttributes } from "@netgraft/core/graph";
import { orderOf, position } from "../lower/emitted-tensor.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";
import { product } from "./product.js";

export const matmul: Emitter<MatmulAttributes> = ({ inputs, outputs, attributes: { over } }, emission) => {
  const [a, b] = [inputAt(inputs, 0), inputAt(inputs, 1)];
  const kept = orderOf(a).filter((axis) => axis !== over);
  const order = [
    ...kept.filter((axis) => position(b, axis) >= 0),
    ...kept.filter((axis) => position(b, axis) < 0),
    ...orderOf(b).filter((axis) => axis !== over && position(a, axis) < 0),
  ];
  return [product(emission, a, b, { over: [over, over], axes: inOrder(order, outputAt(outputs, 0)) })];
};
