import { oneOf, OptionUnsupportedError } from "@netgraft/core";
import { type BlockKind, depthsOf, type Layers, type PublishedDepths } from "../resnet/depths.js";

/** The options that say how many blocks there are. */
export interface DepthOptions {
  readonly depth?: number | undefined;
  readonly block?: BlockKind | undefined;
  readonly layers?: readonly number[] | undefined;
}

/**
 * Blocks per stage from a depth, or from `block` and `layers`.
 * @param published the depths of the kind of network that the stem chooses
 * @throws NG_OPTION_UNSUPPORTED where both are given, only one of the latter, or a depth of the other kind of network
 */
export function layersOf({ depth, block, layers }: DepthOptions, published: PublishedDepths): Layers {
  if (block !== undefined || layers !== undefined) return given({ depth, block, layers });
  const chosen = depth ?? published.standard;
  const found = Object.hasOwn(published.depths, chosen) ? published.depths[chosen] : undefined;
  if (found !== undefined) return found;
  throw new OptionUnsupportedError({
    at: "backbone.depth",
    message: `there is no such network with the stem "${published.stem}"`,
    expected: `${oneOf(depthsOf(published).map(String))}, or \`block\` and \`layers\``,
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
