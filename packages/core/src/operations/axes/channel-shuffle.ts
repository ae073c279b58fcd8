import { z } from "#zod";
import { ShapeError } from "../../errors/index.js";
import type { Operation } from "../../graph/operation.js";
import { sizeOf } from "../../graph/value.js";
import { exactly } from "../rules/arity.js";

export type ChannelShuffleAttributes = {
  readonly groups: number;
};

/**
 * Deals the channels of each group out in turn: channel i of group g becomes channel i · groups + g
 * (Zhang et al. 2018, ShuffleNet, section 3.1; PyTorch's `ChannelShuffle`).
 */
export const channelShuffle: Operation<ChannelShuffleAttributes> = {
  kind: "channelShuffle",
  attributes: z.strictObject({ groups: z.int().positive() }),
  infer(inputs, { groups }) {
    const [{ dtype, axes }] = exactly(1, inputs);
    const channels = sizeOf({ dtype, axes }, "channel");
    if (channels % groups !== 0)
      throw new ShapeError({
        message: "the channels cannot be dealt out in groups of one size",
        expected: `a multiple of ${groups} channels`,
        found: `${channels}`,
      });
    return [{ dtype, axes }];
  },
  decompose(b, inputs, { groups }) {
    const [x] = exactly(1, inputs);
    const into = { shuffledGroup: groups, shuffledMember: sizeOf(x, "channel") / groups };
    return [b.mergeAxes(b.splitAxis(x, "channel", into), ["shuffledMember", "shuffledGroup"], "channel")];
  },
};
