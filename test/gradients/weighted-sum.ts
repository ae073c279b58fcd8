import { add, multiply, only, reduceSum, type GraphBuilder, type Value } from "@netgraft/core/graph";

/** The output `loss`: Σ y · dy over all values given, with further inputs `dy0`, `dy1`, … of the values' types. */
export function weightedSum(b: GraphBuilder, values: readonly Value[]): void {
  const sums = values.map((y, port) => {
    const product = only(b.apply(multiply, [y, b.input(`dy${port}`, y)], {}));
    const all = y.axes.map(({ name }) => name);
    return all.length === 0 ? product : only(b.apply(reduceSum, [product], { axes: all, keep: false }));
  });
  b.output(
    "loss",
    sums.reduce((total, sum) => only(b.apply(add, [total, sum], { residual: false }))),
  );
}
