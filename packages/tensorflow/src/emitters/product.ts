import type { Axes, Axis } from "@netgraft/core";
import { arrange, reshape } from "../lower/arrange.js";
import type { Emission } from "../lower/emission.js";
import { orderOf, position, type EmittedTensor } from "../lower/emitted-tensor.js";

/** How a matrix product takes an operand: as a matrix, or a list of matrices, one way up or the other. */
interface Side {
  readonly tensor: EmittedTensor;
  /** Whether what is summed over comes before the rest rather than after. */
  readonly overFirst: boolean;
}

/**
 * The sum of products over an axis of each; axes of the same name are carried along. It is one matrix product, or one for
 * each place along the axes that are carried along.
 * @param over the axis in `a`, the axis in `b`
 * @param axes of the result, in the order: carried along, those of `a` alone, those of `b` alone
 */
export function product(
  emission: Emission,
  a: EmittedTensor,
  b: EmittedTensor,
  { over: [overA, overB], axes }: { readonly over: readonly [string, string]; readonly axes: Axes },
): EmittedTensor {
  const shared = orderOf(a).filter((axis) => axis !== overA && axis !== overB && position(b, axis) >= 0);
  const [left, right] = [side(emission, a, overA, shared), side(emission, b, overB, shared)];
  const operands = [left.tensor.name, right.tensor.name];
  const name =
    shared.length === 0
      ? emission.apply("MatMul", operands, { transpose_a: left.overFirst, transpose_b: !right.overFirst })
      : emission.apply("BatchMatMulV2", operands, { adj_x: left.overFirst, adj_y: !right.overFirst });
  const rest = (tensor: EmittedTensor, overAxis: string): Axis =>
    merged(tensor.axes.filter((axis) => axis.name !== overAxis && !shared.includes(axis.name)));
  const carried = axes.filter((axis) => shared.includes(axis.name));
  return reshape(emission, { name, axes: [...carried, rest(a, overA), rest(b, overB)] }, axes);
}

/** Shared axes first; what is summed over before the rest or after, whichever needs no transposition. */
function side(emission: Emission, x: EmittedTensor, over: string, shared: readonly string[]): Side {
  const rest = orderOf(x).filter((axis) => axis !== over && !shared.includes(axis));
  const overFirst = position(x, over) < (rest[0] === undefined ? 0 : position(x, rest[0]));
  const ordered = arrange(emission, x, [...shared, ...(overFirst ? [over, ...rest] : [...rest, over])]);
  const axisOf = (name: string): Axis => ordered.axes[position(ordered, name)] ?? { name, size: 1 };
  const matrix = [merged(rest.map(axisOf)), axisOf(over)];
  return {
    tensor: reshape(emission, ordered, [...shared.map(axisOf), ...(overFirst ? matrix.toReversed() : matrix)]),
    overFirst,
  };
}

function merged(axes: Axes): Axis {
  const isOpen = axes.some(({ size }) => size === "any");
  return { name: "merged", size: isOpen ? "any" : axes.reduce((total, { size }) => total * Number(size), 1) };
}
