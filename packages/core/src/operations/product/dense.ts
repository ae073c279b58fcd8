import { ShapeError } from "../../errors/index.js";
import { describeAxes, elementsPerExample, withSize } from "../../graph/axes.js";
import { macs } from "../../graph/cost.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { noAttributes, type NoAttributes } from "../elementwise/unary.js";
import { outputOf, sharedDtype, weighted } from "../rules/arity.js";
import { once } from "../rules/once.js";
import { assertParameterAxes } from "../rules/axes.js";
import { sumOfProducts } from "./matrix-along.js";

/**
 * A fully connected layer over `channel`: y = W x + b.
 *
 * Inputs: x, weight [out, in], optionally bias [out]. Output: x with `channel` = out.
 */
export const dense: Operation<NoAttributes> = {
  kind: "dense",
  attributes: noAttributes,
  infer(inputs) {
    const [x, weight, bias] = weighted(inputs);
    assertParameterAxes("weight", weight, ["out", "in"]);
    if (bias !== undefined) assertParameterAxes("bias", bias, ["out"]);
    if (x.axes.some(({ name }) => name === "in" || name === "out"))
      throw new ShapeError({
        message: "axes named as those of the weight would be taken for them",
        expected: `no axis "in" or "out"`,
        found: describeAxes(x.axes),
      });
    if (sizeOf(weight, "in") !== sizeOf(x, "channel"))
      throw new ShapeError({
        message: "the weight does not fit the input",
        expected: `${sizeOf(x, "channel")} in`,
        found: describeAxes(weight.axes),
      });
    const out = sizeOf(weight, "out");
    if (bias !== undefined && sizeOf(bias, "out") !== out)
      throw new ShapeError({
        message: "the bias does not fit the weight",
        expected: `${out}`,
        found: describeAxes(bias.axes),
      });
    const dtype = sharedDtype([x, weight, ...(bias === undefined ? [] : [bias])]);
    return [{ dtype, axes: withSize(x.axes, "channel", out) }];
  },
  cost: ([, weight], [y]) =>
    macs(elementsPerExample(y?.axes ?? []) * (weight === undefined ? 0 : sizeOf(weight, "in"))),
  decompose(b, inputs) {
    const [x, weight, bias] = weighted(inputs);
    const product = b.matmul(b.renameAxis(x, "channel", "in"), weight, "in");
    return [b.renameAxis(bias === undefined ? product : b.add(product, bias), "out", "channel")];
  },
  gradient(b, node) {
    const [x, weight, bias] = weighted(node.inputs);
    const { dy } = outputOf(node);
    const rows = x.axes.map(({ name }) => name).filter((name) => name !== "channel");
    const outputs = once(() => b.renameAxis(dy, "channel", "out"));
    const ofInput = () => b.renameAxis(b.matmul(outputs(), weight, "out"), "in", "channel");
    const ofWeight = () => sumOfProducts(b, outputs(), b.renameAxis(x, "channel", "in"), rows);
    return [ofInput, ofWeight, ...(bias === undefined ? [] : [() => b.reduceSum(outputs(), rows)])];
  },
};
