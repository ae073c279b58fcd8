import { add, axes, GraphBuilder, only, type Program } from "@netgraft/core/graph";

/** y = x + x, for one feature per example. */
export function doubling(): Program {
  const b = new GraphBuilder("doubling");
  const x = b.input("x", { dtype: "float32", axes: axes({ batch: "any", channel: 1 }) });
  b.output("y", only(b.apply(add, [x, x], { residual: false })));
  return { graph: b.build(), state: new Map() };
}
