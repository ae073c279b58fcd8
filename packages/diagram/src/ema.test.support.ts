import { attachment, axes, definePlugin, z } from "@netgraft/core";
import { pluginApiVersion } from "@netgraft/core/host";

const factor = 32;

/**
 * Efficient multi-scale attention, with a group norm written out of operations as a module of its own, as authors of plugins do.
 * Source: Ouyang et al., Efficient Multi-Scale Attention Module with Cross-Spatial Learning (ICASSP 2023), and the authors' code.
 */
export const ema = definePlugin({
  name: "ema",
  apiVersion: pluginApiVersion,
  attachments: [
    attachment({
      type: "ema",
      summary: "Efficient multi-scale attention.",
      options: z.strictObject({}),
      build: () => (b, x) => {
        const [channels, height] = [x.size("channel") / factor, x.size("height")];
        const grouped = b.splitAxis(x, "channel", { group: factor, channel: channels });
        const rows = b.reduceMean(grouped, ["width"], { keep: true });
        const columns = b.reduceMean(grouped, ["height"], { keep: true });
        const turned = b.renameAxis(
          b.renameAxis(b.renameAxis(columns, "height", "one"), "width", "height"),
          "one",
          "width",
        );
        const both = b.conv("conv1x1", b.concat([rows, turned], "height"), { channels, bias: true });
        const byRow = b.sigmoid(b.slice(both, "height", { end: height }));
        const byColumn = b.sigmoid(
          b.renameAxis(
            b.renameAxis(b.renameAxis(b.slice(both, "height", { start: height }), "width", "one"), "height", "width"),
            "one",
            "height",
          ),
        );
        const gated = b.multiply(b.multiply(grouped, b.gate(byRow)), b.gate(byColumn));
        const first = b.module("gn", () => {
          const centred = b.subtract(gated, b.reduceMean(gated, ["height", "width"], { keep: true }));
          const variance = b.reduceMean(b.multiply(centred, centred), ["height", "width"], { keep: true });
          const weight = b.parameter("weight", axes({ channel: channels }), { kind: "ones" });
          const bias = b.parameter("bias", axes({ channel: channels }), { kind: "zeros" });
          const normed = b.divide(centred, b.sqrt(b.add(variance, 1e-5)));
          return b.add(b.multiply(normed, weight), bias);
        });
        const second = b.conv("conv3x3", grouped, { channels, kernel: 3, bias: true });
        const weights = [first, second].map((value) =>
          b.softmax(b.reduceMean(value, ["height", "width"], { keep: true }), "channel"),
        );
        const [left, right] = [first, second].map((value, index) =>
          b.reduceSum(b.multiply(value, weights[1 - index] ?? value), ["channel"], { keep: true }),
        );
        const gate = b.sigmoid(b.add(left ?? x, right ?? x));
        return b.mergeAxes(b.multiply(grouped, b.gate(gate)), ["group", "channel"], "channel");
      },
    }),
  ],
});
