import { backbone, createFramework, definePlugin, type Network } from "@netgraft/core";

/** One convolution and a dense layer: 3·4·9 and 4·2 + 2 parameters. */
const small = backbone({
  type: "small",
  summary: "One convolution.",
  options: {},
  sites: { output: "After the convolution." },
  standard: "output",
  build:
    (_, { classes }) =>
    (b, image) => {
      const features = b.conv("conv", image, { channels: 4, kernel: 3 });
      return b.module("", () => b.dense("fc", b.flatten(b.globalAveragePool(features)), { channels: classes }), {
        kind: "head",
      });
    },
});

const framework = createFramework({ plugins: [definePlugin({ name: "small", apiVersion: 1, backbones: [small] })] });

/** A network of one convolution of 4 channels, and 2 classes. */
export function smallNetwork(name: string): Network {
  return framework.compose({ name, input: { height: 8, width: 8 }, classes: 2, backbone: { type: "small" } });
}
