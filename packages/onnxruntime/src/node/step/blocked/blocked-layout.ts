import { conv, convInputGradient, convWeightGradient } from "@netgraft/core/graph";
import { examplesAsChannels } from "../layout/examples-as-channels.js";
import type { StepLayout } from "../layout/step-layout.js";
import { rule } from "../rules/index.js";
import { blockedConv } from "./conv.js";
import { blockedInputGradient } from "./conv-input-gradient.js";
import { blockedWeightGradient } from "./conv-weight-gradient.js";
import { isBlockable } from "./is-blockable.js";
import { blockedOperator, reshaped } from "./operators.js";

/**
 * Feature maps in blocks of `block` channels, [batch, channels / block, height, width, block], as onnxruntime's own
 * convolutions take them; the shape that it is told is that of batch, channel, height, width. One of its convolutions by
 * channel also scales, shifts, adds and applies ReLU in one pass, and takes sums of products in one.
 */
export function blockedLayout(block: number): StepLayout {
  return {
    name: "blocked",
    title: `blocked (${block} channels)`,
    block,
    fromPlain: (emission, name) => blockedOperator(emission, "ReorderInput", [name]),
    toPlain: (emission, { name, sizes: { channels } }) =>
      blockedOperator(emission, "ReorderOutput", [name], { channels }),
    affine(emission, affine) {
      const { map, scale, offset, added, groups, restore } = examplesAsChannels(emission, affine);
      const inputs = [map, reshaped(emission, scale, [groups, 1, 1, 1]), offset ?? "", added ?? ""];
      const given = inputs.slice(0, added === undefined ? (offset === undefined ? 2 : 3) : 4);
      const relu = affine.relu ? { activation: "Relu" } : {};
      return restore(
        blockedOperator(emission, "Conv", given, { group: groups, kernel_shape: [1, 1], ...unmoved, ...relu }),
      );
    },
    mean(emission, { name, sizes: { batch, channels } }) {
      const mean = blockedOperator(emission, "GlobalAveragePool", [name]);
      return { name: reshaped(emission, mean, [batch, channels]), rows: batch, columns: channels };
    },
    /** One map is the kernels, as large as the maps of the other. */
    dot(emission, a, b) {
      const { batch, channels, height, width } = a.sizes;
      const maps = reshaped(emission, a.name, [1, batch * channels, height, width]);
      const kernels = reshaped(emission, b.name, [batch * channels, 1, height, width]);
      const attributes = { group: batch * channels, kernel_shape: [height, width], ...unmoved };
      const dot = blockedOperator(emission, "Conv", [maps, kernels], attributes);
      return { name: reshaped(emission, dot, [batch, channels]), rows: batch, columns: channels };
    },
    convolves: (node) => isBlockable(node, block),
    rules: new Map([
      rule(conv, blockedConv(block)),
      rule(convInputGradient, blockedInputGradient(block)),
      rule(convWeightGradient, blockedWeightGradient(block)),
    ]),
  };
}

const unmoved = { strides: [1, 1], pads: [0, 0, 0, 0], dilations: [1, 1] };
