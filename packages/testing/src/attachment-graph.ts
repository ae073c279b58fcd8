import type { Attachment, Graph, z } from "@netgraft/core";
import { parsePlainOptions } from "@netgraft/core/config";
import { bareNetwork, type FeatureMapSize } from "./bare-network.js";

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
  return bareNetwork({ type, target: { kind: "at", name: "site", build } }, input, (b, x) => b.site("site", x));
}
