import { axes, type Initializer, type LayerBuilder, type Value } from "@netgraft/core";

/** A vector along one axis that PyTorch's implementations store as [1, size, 1, 1]. */
export function vectorParameter(
  b: LayerBuilder,
  name: string,
  axis: string,
  size: number,
  initializer: Initializer,
): Value {
  const stored = b.parameter(name, axes({ one: 1, [axis]: size, height: 1, width: 1 }), initializer);
  return b.mergeAxes(stored, ["one", axis, "height", "width"], axis);
}
