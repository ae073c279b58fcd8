import { attachment, backbone, createFramework, definePlugin, z } from "@netgraft/core";
import { type Plain, toPlain } from "@netgraft/core/config";
import type { SweepBase } from "./sweep-plan.js";

/** A convolution of 3×3 to `width` channels and a dense layer: 27·width and 2·width + 2 parameters. */
const sized = backbone({
  type: "sized",
  summary: "One convolution.",
  options: z.strictObject({
    /** Only even ones are networks. */
    width: z.int().positive().multipleOf(2).max(64).default(4),
    named: z.string().default("conv"),
  }),
  sites: { output: "After the convolution.", other: "There, too." },
  standard: "output",
  build:
    ({ width, named }, { classes }) =>
    (b, image) => {
      const block = {
        type: "sized",
        stride: 1,
        build: (inside: typeof b, x: typeof image) =>
          inside.site("other", inside.site("output", inside.conv(named, x, { channels: width, kernel: 3 }))),
      };
      const gated = b.stage({ index: 1, name: "layer1", reduction: 1, blocks: [{ name: "0", block }] }, image);
      return b.module("", () => b.dense("fc", b.flatten(b.globalAveragePool(gated)), { channels: classes }), {
        kind: "head",
      });
    },
});

/** A gate of two layers with biases: 2·w·(w / reduction) + w / reduction + w parameters for w channels. */
const gate = attachment({
  type: "gate",
  summary: "A gate.",
  options: z.strictObject({ reduction: z.int().positive().default(2) }),
  build:
    ({ reduction }) =>
    (b, x) => {
      const channels = x.size("channel");
      const middle = b.conv("down", b.globalAveragePool(x), { channels: channels / reduction, bias: true });
      return b.multiply(x, b.sigmoid(b.conv("up", middle, { channels, bias: true })));
    },
});

const framework = createFramework({
  plugins: [definePlugin({ name: "sized", apiVersion: 1, backbones: [sized], attachments: [gate] })],
});

/** A network of 4 channels, 118 parameters, and 2 classes, with a gate of 22. */
export const sizedConfig = {
  name: "sized",
  input: { height: 8, width: 8 },
  classes: 2,
  backbone: { type: "sized" },
  attachments: [{ attach: { type: "gate" } }],
};

/** A base of a sweep, as a program opens it. */
export function sizedBase(config: Parameters<typeof framework.compose>[0] = sizedConfig): SweepBase {
  return {
    tree: framework.compose(config).tree,
    compose: (tree) => framework.composeResolved(tree),
    // Defaults filled in, of a config, which is a map.
    configOf: (network) => toPlain(network.treeWithFiles(({ name }) => name)) as Record<string, Plain>,
  };
}
