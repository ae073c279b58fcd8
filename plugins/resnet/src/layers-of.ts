import { OptionUnsupportedError } from "@netgraft/core";
import type { BlockKind, Layers } from "./depths.js";

/**
 * Blocks per stage from a depth, or from `block` and `layers`.
 * @throws NG_OPTION_UNSUPPORTED where both are given, or only one of the latter
 */
export function layersOf<D extends number>(
  table: Readonly<Record<D, Layers>>,
  standard: D,
  {
    depth,
    block,
    layers,
  }: { depth?: D | undefined; block?: BlockKind | undefined; layers?: readonly number[] | undefined },
): Layers {
  if (block === undefined && layers === undefined) return table[depth ?? standard];
  if (depth !== undefined)
    throw new OptionUnsupportedError({
      at: "backbone.depth",
      message: "stands beside `block` or `layers`, which say the same in another way",
      expected: "either `depth`, or `block` and `layers`",
    });
  if (block === undefined || layers === undefined)
    throw new OptionUnsupportedError({
      at: "backbone",
      message: `has \`${block === undefined ? "layers" : "block"}\` alone`,
      expected: "`block` and `layers` together",
    });
  return { block, layers };
}
