import { type Attachment, type BlockBuilder, compose, type Graph, parsePlainOptions, type Value } from "@netgraft/core";
import type { z } from "zod";

/** Sizes of the feature map that an attachment is tried on. */
export interface FeatureMapSize {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** The name of the only block, and so the prefix of the attachment's parameters: `block.<type>.`. */
export const attachmentPath = "block";

/**
 * A network that is nothing but one attachment: input `input`, output `logits` with the shape of the input.
 * @param options as in a config, without `type`
 * @throws NG_CONFIG_INVALID for options that its schema refuses; what the attachment itself throws
 */
export function attachmentGraph<Type extends string, Options extends z.ZodType>(
  attachment: Attachment<Type, Options>,
  options: z.input<Options>,
  input: FeatureMapSize,
): Graph {
  const { type } = attachment;
  if (attachment.build === undefined) throw new TypeError(`"${type}" cannot be attached at a site`);
  const build = attachment.build(parsePlainOptions(attachment.options, options));
  const block = { type: "bare", stride: 1, build: (b: BlockBuilder, x: Value) => b.site("site", x) };
  return compose({
    name: type,
    input,
    backbone: {
      type: "bare",
      options: {},
      build: (b, image) =>
        b.stage({ index: 1, name: "", reduction: 1, blocks: [{ name: attachmentPath, block }] }, image),
    },
    rules: [{ id: type, type, options: {}, where: {}, target: { kind: "at", name: "site", build } }],
  });
}
