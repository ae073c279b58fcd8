import type { Attachment, ConvOptions, Graph, z } from "@netgraft/core";
import { parsePlainOptions } from "@netgraft/core/config";
import { bareNetwork, type FeatureMapSize } from "./bare-network.js";

/**
 * A network that is nothing but an attachment in place of a convolution: input `input`, output `logits` with the shape
 * that the convolution would give.
 * @param options as in a config, without `type`
 * @throws NG_CONFIG_INVALID for options that its schema refuses; what the attachment itself throws
 */
export function replacementGraph<Type extends string, Options extends z.ZodType>(
  attachment: Attachment<Type, Options>,
  options: z.input<Options>,
  input: FeatureMapSize,
  convolution: ConvOptions,
): Graph {
  const { type } = attachment;
  if (attachment.replace === undefined) throw new TypeError(`"${type}" cannot replace a convolution`);
  const build = attachment.replace(parsePlainOptions(attachment.options, options));
  return bareNetwork({ type, target: { kind: "replace", name: "conv", build } }, input, (b, x) =>
    b.replaceable("conv", x, convolution, () => b.conv("conv", x, convolution)),
  );
}
