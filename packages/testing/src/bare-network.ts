import type { BlockBuilder, Graph, Value } from "@netgraft/core";
import { compose, type PlacementRule } from "@netgraft/core/graph";

/** Sizes of the feature map that an attachment is tried on. */
export interface FeatureMapSize {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** The name of the only block, and so the prefix of the attachment's parameters: `block.<type>.`. */
export const attachmentPath = "block";

/** A network of one block, which is nothing but a place for the attachment that the rule puts there. */
export function bareNetwork(
  { type, target }: Pick<PlacementRule, "type" | "target">,
  input: FeatureMapSize,
  place: (b: BlockBuilder, x: Value) => Value,
): Graph {
  const block = { type: "bare", stride: 1, build: place };
  return compose({
    name: type,
    input,
    backbone: {
      type: "bare",
      options: {},
      build: (b, image) =>
        b.stage({ index: 1, name: "", reduction: 1, blocks: [{ name: attachmentPath, block }] }, image),
    },
    rules: [{ id: type, type, options: {}, where: {}, target }],
  });
}
