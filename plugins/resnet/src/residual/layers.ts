import { oneOf, OptionUnsupportedError } from "@netgraft/core";

/** The two residual blocks; a bottleneck has `expansion` times as many channels at its end as in its middle. */
export type BlockKind = "basic" | "bottleneck";

/** By what a bottleneck's last convolution widens its stage's planes. */
export const expansion = 4;

/** How many blocks of which kind each stage has. */
export interface Layers {
  readonly block: BlockKind;
  readonly layers: readonly number[];
}

/** The published networks of one kind. */
export interface PublishedDepths {
  readonly depths: Readonly<Record<number, Layers>>;
  /** The depth of a network whose config says nothing about it. */
  readonly standard: number;
  /** The stem by which a config chooses this kind. */
  readonly stem: string;
}

/** The depths of a table, in ascending order. */
export function depthsOf<D extends number>({ depths }: { readonly depths: Readonly<Record<D, Layers>> }): readonly D[] {
  // The keys of the tables are numbers, which JavaScript gives as text.
  return Object.keys(depths).map((depth) => Number(depth) as D);
}

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
