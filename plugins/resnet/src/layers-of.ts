import { oneOf, OptionUnsupportedError } from "@netgraft/core";
import { type BlockKind, cifarDepths, type Depth, depths, imagenetDepths, type Layers } from "./depths.js";

/** The options that say how many blocks there are. */
export interface DepthOptions {
  readonly depth?: Depth | undefined;
  readonly block?: BlockKind | undefined;
  readonly layers?: readonly number[] | undefined;
}

/**
 * Blocks per stage from a depth, or from `block` and `layers`.
 * @param small whether the network is for small pictures, with the cifar stem
 * @throws NG_OPTION_UNSUPPORTED where both are given, only one of the latter, or a depth of the other kind of network
 */
export function layersOf({ depth = undefined, block, layers }: DepthOptions, small: boolean): Layers {
  if (block !== undefined || layers !== undefined) return given({ depth, block, layers });
  const available: readonly Depth[] = small ? cifarDepths : imagenetDepths;
  const chosen = depth ?? (small ? 20 : 50);
  if (available.includes(chosen)) return depths[chosen];
  throw new OptionUnsupportedError({
    at: "backbone.depth",
    message: `there is no such network with the stem "${small ? "cifar" : "conv7"}"`,
    expected: `${oneOf(available.map(String))}, or \`block\` and \`layers\``,
    found: `${chosen}`,
  });
}

function given({ depth, block, layers }: DepthOptions): Layers {
  if (depth !== undefined) {
    throw new OptionUnsupportedError({
      at: "backbone.depth",
      message: "stands beside `block` or `layers`, which say the same in another way",
      expected: "either `depth`, or `block` and `layers`",
    });
  }
  if (block !== undefined && layers !== undefined) return { block, layers };
  throw new OptionUnsupportedError({
    at: "backbone",
    message: `has \`${block === undefined ? "layers" : "block"}\` alone`,
    expected: "`block` and `layers` together",
  });
}
