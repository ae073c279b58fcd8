import { inOrder, joinedOrder, type NoAttributes } from "@netgraft/core/graph";
import { expand } from "../lower/arrange.js";
import { dataTypes } from "../lower/data-types.js";
import { type Emitter, inputAt, outputAt } from "./emitter.js";

/** Where; its condition is a truth value, true of all numbers but 0. */
export const where: Emitter<NoAttributes> = ({ inputs, outputs }, emission) => {
  const operands = [inputAt(inputs, 0), inputAt(inputs, 1), inputAt(inputs, 2)] as const;
  const y = outputAt(outputs, 0);
  const order = operands.reduce<readonly string[]>(
    (all, operand) => joinedOrder({ axes: inOrder(all, y) }, operand),
    [],
  );
  const [condition, ...sides] = operands.map((operand) => expand(emission, operand, order, true).name);
  const isSo = emission.assist("Cast", [condition ?? ""], { to: dataTypes.bool });
  return [{ name: emission.apply("Where", [isSo, ...sides]), axes: inOrder(order, y) }];
};
